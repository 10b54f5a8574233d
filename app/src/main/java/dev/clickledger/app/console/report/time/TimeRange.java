package dev.clickledger.app.console.report.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A stretch of whole minutes.
 *
 * @param from first minute
 * @param until end of the last minute, exclusive
 */
public record TimeRange(Instant from, Instant until) {

    /** Counts of some thirty years by the hour: nobody reads more at once. */
    private static final int MOST_PARTS = 300_000;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when the range is empty or does not consist of whole minutes
     */
    public TimeRange {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a range must not be empty, but is " + from + " to " + until);
        }
        if (!wholeMinute(from) || !wholeMinute(until)) {
            throw new IllegalArgumentException("a range must have whole minutes, but is " + from + " to " + until);
        }
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(from, until);
    }

    /** Whether it begins and ends where parts do. */
    public boolean consistsOf(Granularity granularity, ZoneId zone) {
        return granularity.floor(from, zone).equals(from)
                && granularity.floor(until, zone).equals(until);
    }

    /**
     * The starts of its parts, in order. The first is the range's own start, even when that lies within a part.
     *
     * @throws IllegalArgumentException when there are too many to be read
     */
    public List<Instant> parts(Granularity granularity, ZoneId zone) {
        refuseTooMany(granularity);
        List<Instant> starts = new ArrayList<>();
        for (Instant start = from; start.isBefore(until); start = granularity.next(start, zone)) {
            starts.add(start);
        }
        return starts;
    }

    private void refuseTooMany(Granularity granularity) {
        if (length().dividedBy(granularity.typicalLength()) > MOST_PARTS) {
            throw new IllegalArgumentException(
                    "more than " + MOST_PARTS + " parts: ask for a shorter range or a coarser granularity");
        }
    }

    /**
     * How many parts it has.
     *
     * @throws IllegalArgumentException when there are too many to be read
     */
    public int countParts(Granularity granularity, ZoneId zone) {
        refuseTooMany(granularity);
        int count = 0;
        for (Instant start = from; start.isBefore(until); start = granularity.next(start, zone)) {
            count++;
        }
        return count;
    }

    /**
     * Divides it into stretches of so many whole parts, made when they are asked for.
     *
     * @param parts how many parts a stretch has; the last may have fewer
     */
    public Iterator<TimeRange> stretches(Granularity granularity, ZoneId zone, int parts) {
        return new Iterator<>() {
            private Instant next = from;

            @Override
            public boolean hasNext() {
                return next.isBefore(until);
            }

            @Override
            public TimeRange next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the range ends at " + until);
                }
                Instant start = next;
                for (int part = 0; part < parts && next.isBefore(until); part++) {
                    next = granularity.next(next, zone);
                }
                return new TimeRange(start, next.isBefore(until) ? next : until);
            }
        };
    }

    private static boolean wholeMinute(Instant time) {
        return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
    }
}
