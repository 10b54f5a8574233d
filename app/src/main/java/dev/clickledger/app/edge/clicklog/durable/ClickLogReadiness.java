package dev.clickledger.app.edge.clicklog.durable;

import dev.clickledger.app.edge.clicklog.ClickLog;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is whoever can make a click durable. */
@Readiness
@ApplicationScoped
class ClickLogReadiness implements HealthCheck {

    private final ClickLog log;

    ClickLogReadiness(ClickLog log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("click log").status(log.available()).build();
    }
}
