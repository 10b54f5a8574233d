package dev.clickledger.app.console.report.answer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How far back counts go: that there are none of an earlier time does not mean that nothing was clicked. */
@Singleton
public class KeptCounts {

    private final Duration kept;
    private final Clock clock;

    @Inject
    KeptCounts(ReportSettings settings, Clock clock) {
        this(settings.countsKept(), clock);
    }

    /** Counts that are kept for that long. */
    public KeptCounts(Duration kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    /** For how long they are kept: whole days. */
    public long days() {
        return kept.toDays();
    }

    /** The first minute whose counts are surely there. */
    public Instant from() {
        return clock.instant().minus(kept).truncatedTo(ChronoUnit.MINUTES);
    }
}
