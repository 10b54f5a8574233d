package dev.clickledger.app.console.demo;

import dev.clickledger.app.console.tenant.DemoTenants;
import dev.clickledger.app.database.BusyException;
import dev.clickledger.app.database.DatabaseFailure;
import dev.clickledger.app.role.Role;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Labels the demo's advertisers as invented, once {@link DemoLoader} has put them into the registry. */
@Singleton
final class DemoLabels {

    private static final Logger LOG = Logger.getLogger(DemoLabels.class);

    /** Behind observers of the default priority, 2500. */
    private static final int AFTER_LOADING = 3000;

    private final DemoTenants demoTenants;
    private final DemoSettings settings;

    DemoLabels(DemoTenants demoTenants, DemoSettings settings) {
        this.demoTenants = demoTenants;
        this.settings = settings;
    }

    void onStart(@Observes @Priority(AFTER_LOADING) StartupEvent event, Role role) {
        if (settings.enabled() && role.servesConsole()) {
            try {
                DemoTenant.ALL.forEach(tenant -> demoTenants.mark(tenant.id()));
            } catch (BusyException | DatabaseFailure e) {
                LOG.warnf("DEMO: the advertisers are labelled at the next start, %s", e.getMessage());
            }
        }
    }
}
