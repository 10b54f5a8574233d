package dev.clickledger.app.report;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How far back counts go: that there are none of an earlier time does not mean that nothing was clicked. */
@Singleton
public class KeptCounts {

    private final ReportSettings settings;
    private final Clock clock;

    KeptCounts(ReportSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The first minute whose counts are surely there. */
    public Instant from() {
        return clock.instant().minus(settings.countsKept()).truncatedTo(ChronoUnit.MINUTES);
    }
}
