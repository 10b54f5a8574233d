package dev.clickledger.app.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stretch of whole minutes.
 *
 * @param from first minute
 * @param until end of the last minute, exclusive
 */
public record TimeRange(Instant from, Instant until) {

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when the range is empty
     */
    public TimeRange {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a range must not be empty, but is " + from + " to " + until);
        }
    }

    /** The starts of its minutes, in order. */
    public List<Instant> minutes() {
        return Stream.iterate(from, minute -> minute.isBefore(until), minute -> minute.plus(Duration.ofMinutes(1)))
                .toList();
    }
}
