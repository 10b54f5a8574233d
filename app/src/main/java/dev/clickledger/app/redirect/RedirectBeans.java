package dev.clickledger.app.redirect;

import com.github.f4b6a3.uuid.UuidCreator;
import io.github.bucket4j.TimeMeter;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes what the redirect is put together from. */
final class RedirectBeans {

    @Produces
    @Singleton
    @Startup
    ClickDecider decider(RedirectSettings settings, Countries countries) {
        RedirectSettings.Rate rate = settings.rate();
        // not the time of day: a clock that is set back would give nobody anything back until it is there again
        ClickRates rates = new ClickRates(rate.clicks(), rate.period(), rate.visitors(), TimeMeter.SYSTEM_NANOTIME);
        return new ClickDecider(
                UuidCreator::getTimeOrderedEpoch, countries, new VerdictRules(HostingNetworks.listed(), rates));
    }

    @Produces
    @Singleton
    ClientAddress clientAddress(RedirectSettings settings) {
        return new ClientAddress(settings.trustedProxies());
    }
}
