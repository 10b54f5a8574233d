package dev.clickledger.app.edge.redirect;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.clickledger.app.edge.rate.ClickRates;
import dev.clickledger.app.edge.rate.FloodGuard;
import dev.clickledger.app.edge.verdict.HostingNetworks;
import dev.clickledger.app.edge.verdict.VerdictRules;
import dev.clickledger.app.edge.visitor.ClientAddress;
import dev.clickledger.app.edge.visitor.Countries;
import dev.clickledger.app.signedsource.SignedSources;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes what the redirect is put together from. */
final class RedirectBeans {

    @Produces
    @Singleton
    ClickDecider decider(RedirectSettings settings, Countries countries, SignedSources signedSources) {
        RedirectSettings.Rate rate = settings.rate();
        ClickRates rates = new ClickRates(rate.clicks(), rate.period(), rate.visitorsPerAddress());
        return new ClickDecider(
                // the id of an event has to be another, and is no secret
                UuidCreator::getTimeOrderedEpochFast,
                countries,
                new VerdictRules(HostingNetworks.listed(), rates),
                signedSources);
    }

    @Produces
    @Singleton
    FloodGuard floodGuard(RedirectSettings settings) {
        return new FloodGuard(settings.floodLimit(), System::nanoTime);
    }

    @Produces
    @Singleton
    ClientAddress clientAddress(RedirectSettings settings) {
        return new ClientAddress(settings.trustedProxies());
    }
}
