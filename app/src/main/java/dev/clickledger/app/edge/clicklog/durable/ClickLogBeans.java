package dev.clickledger.app.edge.clicklog.durable;

import dev.clickledger.app.edge.clicklog.ClickLogSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The application's click log, open as long as the application runs. */
final class ClickLogBeans {

    @Produces
    @Singleton
    OpenClickLog clickLog(ClickLogSettings settings, MeterRegistry registry, Clock clock) {
        OpenClickLog log = OpenClickLog.open(settings, clock);
        log.registerMetrics(registry, clock);
        return log;
    }

    void close(@Disposes OpenClickLog log) {
        log.close();
    }
}
