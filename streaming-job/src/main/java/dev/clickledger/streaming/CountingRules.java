package dev.clickledger.streaming;

import java.time.Duration;

/**
 * What the counting depends on.
 *
 * @param latenessBound a record that reached the log later than this after its click is set aside
 * @param closingMargin by how much the clocks of the broker and the job may differ before state would be dropped early
 * @param repeatHorizon how long the repeats of a click are recognised
 * @param flushInterval how often a changed row is written at most
 */
public record CountingRules(
        Duration latenessBound, Duration closingMargin, Duration repeatHorizon, Duration flushInterval) {

    /**
     * Checks the durations.
     *
     * @throws IllegalArgumentException when one is negative, the horizon is shorter than the bound, or the flush interval is not at least a millisecond
     */
    public CountingRules {
        if (latenessBound.isNegative() || closingMargin.isNegative() || repeatHorizon.isNegative()) {
            throw new IllegalArgumentException(
                    "durations must not be negative: " + latenessBound + ", " + closingMargin + ", " + repeatHorizon);
        }
        if (repeatHorizon.compareTo(latenessBound) < 0) {
            throw new IllegalArgumentException("the repeat horizon " + repeatHorizon
                    + " must not be shorter than the lateness bound " + latenessBound
                    + ": a copy that is not late would count as a click");
        }
        if (flushInterval.toMillis() < 1) {
            throw new IllegalArgumentException("the flush interval must be at least a millisecond: " + flushInterval);
        }
    }
}
