package dev.clickledger.app.demo;

import dev.clickledger.app.ad.DemoTenants;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Labels the demo's advertisers as invented, once {@link DemoLoader} has put them into the registry. */
@Singleton
final class DemoLabels {

    /** Behind observers of the default priority, 2500. */
    private static final int AFTER_LOADING = 3000;

    private final DemoTenants demoTenants;
    private final DemoSettings settings;

    DemoLabels(DemoTenants demoTenants, DemoSettings settings) {
        this.demoTenants = demoTenants;
        this.settings = settings;
    }

    void onStart(@Observes @Priority(AFTER_LOADING) StartupEvent event) {
        if (settings.enabled()) {
            DemoTenant.ALL.forEach(tenant -> demoTenants.mark(tenant.id()));
        }
    }
}
