package dev.clickledger.app.edge.redirect;

import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.edge.visitor.VisitorSalts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is whoever knows the ads and the day's salt, however old. */
@Readiness
@ApplicationScoped
class RedirectReadiness implements HealthCheck {

    private final AdCatalog catalog;
    private final VisitorSalts salts;
    private final Clock clock;

    RedirectReadiness(AdCatalog catalog, VisitorSalts salts, Clock clock) {
        this.catalog = catalog;
        this.salts = salts;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("redirect")
                .status(catalog.loaded() != null && salts.at(clock.instant()) != null)
                .build();
    }
}
