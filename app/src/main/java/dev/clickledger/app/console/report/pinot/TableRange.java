package dev.clickledger.app.console.report.pinot;

import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.contract.ClickTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A stretch of time and the table to read it from.
 *
 * @param table which table
 * @param range of which time
 */
record TableRange(CountTable table, TimeRange range) {

    /** A further query costs about as much as the minutes of a busy hour or two. */
    private static final Duration WORTH_A_QUERY = Duration.ofHours(3);

    /**
     * Cuts a range at the quarters of an hour that are added up: these in the middle are read from there, what lies before
     * and after them by the minute.
     *
     * @param step see {@link CountTable#step}
     * @param addedUp the quarters that are added up, if any are; asked for only when it matters
     */
    static List<TableRange> of(TimeRange range, Duration step, Supplier<Optional<TimeRange>> addedUp) {
        boolean divisible =
                step.compareTo(ClickTime.QUARTER) >= 0 && range.length().compareTo(WORTH_A_QUERY) >= 0;
        Optional<TimeRange> quarters = divisible ? addedUp.get() : Optional.empty();
        if (quarters.isEmpty()) {
            return List.of(new TableRange(CountTable.MINUTES, range));
        }
        Instant from = later(firstQuarterIn(range), quarters.get().from());
        Instant until =
                earlier(ClickTime.quarterOf(range.until()), quarters.get().until());
        if (Duration.between(from, until).compareTo(WORTH_A_QUERY) < 0) {
            return List.of(new TableRange(CountTable.MINUTES, range));
        }
        List<TableRange> parts = new ArrayList<>();
        addMinutes(parts, range.from(), from);
        parts.add(new TableRange(CountTable.QUARTERS, new TimeRange(from, until)));
        addMinutes(parts, until, range.until());
        return parts;
    }

    private static void addMinutes(List<TableRange> parts, Instant from, Instant until) {
        if (from.isBefore(until)) {
            parts.add(new TableRange(CountTable.MINUTES, new TimeRange(from, until)));
        }
    }

    private static Instant firstQuarterIn(TimeRange range) {
        Instant quarter = ClickTime.quarterOf(range.from());
        return quarter.equals(range.from()) ? quarter : quarter.plus(ClickTime.QUARTER);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
