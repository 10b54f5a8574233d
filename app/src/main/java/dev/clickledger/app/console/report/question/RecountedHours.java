package dev.clickledger.app.console.report.question;

import dev.clickledger.app.console.report.time.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The whole hours that a time touches, and how far the recount has come in them.
 *
 * @param from start of the first hour
 * @param until what was counted lies before this; null when nothing of it is recounted yet
 */
public record RecountedHours(Instant from, @Nullable Instant until) {

    private static final Duration HOUR = Duration.ofHours(1);

    /** From the start of the first to the end of the last hour that the range touches; hours of UTC, as they are counted. */
    public static TimeRange touchedBy(TimeRange range) {
        Instant end = range.until().truncatedTo(ChronoUnit.HOURS);
        return new TimeRange(
                range.from().truncatedTo(ChronoUnit.HOURS), end.equals(range.until()) ? end : end.plus(HOUR));
    }
}
