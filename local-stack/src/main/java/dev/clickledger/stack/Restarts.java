package dev.clickledger.stack;

import java.time.Duration;

/**
 * When to start a component again that died: at once at first, then after pauses that double up to half a minute. After
 * several deaths in a row without having been ready, never.
 */
final class Restarts {

    /** Deaths in a row, without having been ready in between, after which a component is given up. */
    static final int LIMIT = 6;

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private int inARow;
    private int total;

    /** Notes a death. */
    void died(boolean wasReady) {
        total++;
        inARow = wasReady ? 1 : inARow + 1;
    }

    boolean exhausted() {
        return inARow >= LIMIT;
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
