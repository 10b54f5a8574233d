package dev.clickledger.reconcile;

import java.io.Serializable;
import java.time.Duration;

/**
 * How events of the log become clicks, and what the speed layer is allowed not to see.
 *
 * @param latenessBound a record that reached the log longer than this after it happened is late, and the speed layer
 *     leaves it to this job
 * @param repeatHorizon for how long, by append time, the speed layer recognises further events of a click
 */
public record CountingRules(Duration latenessBound, Duration repeatHorizon) implements Serializable {

    /**
     * How far apart two events of one click can lie: the longest life of a token. Further apart they are two clicks,
     * whichever of them reached the log first. So what an event counts for rests on the events around it alone, and a
     * record that claims to be from another age is a click there.
     */
    public static final Duration LONGEST_CLICK = Duration.ofDays(30);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when the horizon is not between the lateness bound and {@link #LONGEST_CLICK}
     */
    public CountingRules {
        if (latenessBound.isNegative()) {
            throw new IllegalArgumentException("LATENESS_BOUND must not be negative, but is " + latenessBound);
        }
        if (repeatHorizon.compareTo(latenessBound) < 0 || repeatHorizon.compareTo(LONGEST_CLICK) > 0) {
            throw new IllegalArgumentException("REPEAT_HORIZON must lie between LATENESS_BOUND (" + latenessBound
                    + ") and " + LONGEST_CLICK + ", but is " + repeatHorizon);
        }
    }
}
