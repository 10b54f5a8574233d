package dev.clickledger.stack;

import java.time.Duration;

/**
 * When to start a component again that died: at once at first, then after pauses that double up to half a minute. After
 * several deaths in a row without having been ready, never; after many with only a moment of readiness, neither. One that
 * was ready for a while begins anew.
 */
final class Restarts {

    /** Deaths in a row, without having been ready in between, after which a component is given up. */
    static final int LIMIT = 6;

    /** Deaths in a row, with no more than a moment of readiness in between, after which a component is given up. */
    static final int LIMIT_OF_MOMENTS = 20;

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** For how long a component must have been ready to count as well again. */
    static final Duration WELL = Duration.ofSeconds(30);

    private int inARow;
    private int neverReady;
    private int total;

    /** Notes the death of a component that was ready for so long, zero when it never was. */
    void died(Duration readyFor) {
        total++;
        inARow = readyFor.compareTo(WELL) >= 0 ? 1 : inARow + 1;
        neverReady = readyFor.isZero() ? neverReady + 1 : 0;
    }

    boolean exhausted() {
        return neverReady >= LIMIT || inARow >= LIMIT_OF_MOMENTS;
    }

    Duration pause() {
        if (inARow == 0) {
            return Duration.ZERO;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(inARow - 1, 20));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    int total() {
        return total;
    }
}
