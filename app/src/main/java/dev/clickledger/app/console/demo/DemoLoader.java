package dev.clickledger.app.console.demo;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.Campaign;
import dev.clickledger.app.console.registry.AdRegistry;
import dev.clickledger.app.console.tenant.DemoTenants;
import dev.clickledger.app.database.BusyException;
import dev.clickledger.app.database.DatabaseFailure;
import dev.clickledger.app.role.Role;
import dev.clickledger.contract.SigningKey;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Puts the demo's advertisers into the registry at start, or as soon as PostgreSQL answers and has the schema, and labels
 * them as invented. What is there already stays as people left it, except that demo destinations follow the app to another
 * address.
 */
@Singleton
final class DemoLoader {

    private static final Logger LOG = Logger.getLogger(DemoLoader.class);
    private static final String KEY_ID = "demo";
    private static final String LANDING = "/demo/landing/";
    private static final int TRY_EVERY_SECONDS = 2;

    private final AdRegistry registry;
    private final DemoTenants labels;
    private final DemoSettings settings;
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("demo-loader").daemon().factory());

    DemoLoader(AdRegistry registry, DemoTenants labels, DemoSettings settings) {
        this.registry = registry;
        this.labels = labels;
        this.settings = settings;
    }

    void onStart(@Observes StartupEvent event, Role role) {
        if (settings.enabled() && role.servesConsole() && !loaded()) {
            retries.scheduleWithFixedDelay(this::again, TRY_EVERY_SECONDS, TRY_EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        retries.shutdownNow();
    }

    private void again() {
        if (loaded()) {
            retries.shutdown();
        }
    }

    private boolean loaded() {
        try {
            load();
            DemoTenant.ALL.forEach(tenant -> labels.mark(tenant.id()));
            LOG.info("DEMO: advertisers acme and globex are loaded; turn clickledger.demo.enabled off in production");
            return true;
        } catch (BusyException | DatabaseFailure e) {
            LOG.warnf("DEMO: the advertisers are loaded later, %s", e.getMessage());
            return false;
        }
    }

    private void load() {
        for (DemoTenant tenant : DemoTenant.ALL) {
            registry.saveTenant(tenant.id(), tenant.name());
            registry.saveSigningKey(tenant.id(), newKey());
            for (DemoTenant.DemoCampaign campaign : tenant.campaigns()) {
                registry.save(new Campaign(campaign.id(), tenant.id(), campaign.name()));
                campaign.ads().forEach(ad -> load(tenant, campaign, ad));
            }
        }
    }

    private void load(DemoTenant tenant, DemoTenant.DemoCampaign campaign, DemoTenant.DemoAd demoAd) {
        String destination = destination(settings.baseUrl(), demoAd.id());
        Optional<Ad> present = registry.ad(tenant.id(), demoAd.id());
        if (present.isEmpty()) {
            registry.save(new Ad(demoAd.id(), tenant.id(), campaign.id(), demoAd.name(), destination, true, false));
            DemoTenant.SOURCES.forEach(source -> registry.saveSource(tenant.id(), demoAd.id(), source));
            return;
        }
        Ad ad = present.get();
        if (ad.destination().contains(LANDING) && !ad.destination().equals(destination)) {
            registry.save(new Ad(
                    ad.id(),
                    ad.tenantId(),
                    ad.campaignId(),
                    ad.name(),
                    destination,
                    ad.active(),
                    ad.tokenRequired(),
                    ad.flight()));
        }
    }

    private static String destination(URI baseUrl, String adId) {
        return baseUrl + LANDING + adId + "?click={click_id}&campaign={campaign_id}&source={source}";
    }

    private static SigningKey newKey() {
        byte[] secret = new byte[SigningKey.MIN_SECRET_LENGTH];
        new SecureRandom().nextBytes(secret);
        return new SigningKey(KEY_ID, secret);
    }
}
