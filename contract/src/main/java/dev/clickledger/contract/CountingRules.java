package dev.clickledger.contract;

import java.io.Serializable;
import java.time.Duration;

/**
 * The three times that all counts of one log depend on. Both layers read them from {@link Topic#COUNTING_RULES} and have no
 * setting of their own for them: counted by different ones, the two would differ for no reason that the log explains.
 *
 * @param latenessBound a record that reached the log longer than this after its click is late, and left to the recount
 * @param margin how long past the bound a minute waits before it is closed for good; must exceed the difference between
 *     the clocks of redirects, brokers and jobs
 * @param horizon for how long, by append time, the stream recognises the repeats of a click
 */
public record CountingRules(Duration latenessBound, Duration margin, Duration horizon) implements Serializable {

    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException when one is negative, longer than {@link ClickIdentity#LONGEST_CLICK} or not of
     *     whole milliseconds, or when the horizon is shorter than the bound
     */
    public CountingRules {
        check("lateness bound", latenessBound);
        check("margin", margin);
        check("horizon", horizon);
        if (horizon.compareTo(latenessBound) < 0) {
            throw new IllegalArgumentException(
                    "the horizon " + horizon + " must not be shorter than the lateness bound " + latenessBound
                            + ": a copy that is not late would count as a click");
        }
    }

    private static void check(String name, Duration time) {
        if (time.isNegative() || time.compareTo(ClickIdentity.LONGEST_CLICK) > 0) {
            throw new IllegalArgumentException(
                    "the " + name + " must lie between PT0S and " + ClickIdentity.LONGEST_CLICK + ", but is " + time);
        }
        if (!time.equals(Duration.ofMillis(time.toMillis()))) {
            throw new IllegalArgumentException("the " + name + " must be whole milliseconds, but is " + time);
        }
    }

    /** How long after its end a minute is closed for good. */
    public Duration settling() {
        return latenessBound.plus(margin);
    }

    /** As a person reads them in a message. */
    @Override
    public String toString() {
        return "lateness bound " + latenessBound + ", margin " + margin + ", horizon " + horizon;
    }
}
