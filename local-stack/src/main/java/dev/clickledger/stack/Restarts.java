package dev.clickledger.stack;

import java.time.Duration;

/**
 * When to start a component again that died: at once at first, then after pauses that double up to half a minute. After
 * several deaths in a row without having been ready, never; sooner when it complains about the same thing each time, later
 * when it has moments of readiness. One that was ready for a while begins anew.
 */
final class Restarts {

    /** Deaths in a row, without having been ready in between, after which a component is given up. */
    static final int LIMIT = 6;

    /** The same for one that was never ready at all and complains about the same thing each time. */
    static final int LIMIT_OF_COMPLAINTS = 3;

    /** Deaths in a row, with no more than a moment of readiness in between, after which a component is given up. */
    static final int LIMIT_OF_MOMENTS = 20;

    /** For how long a component must have been ready to count as well again. */
    static final Duration WELL = Duration.ofSeconds(30);

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private int inARow;
    private int neverReady;
    private int moments;
    private int alike;
    private int total;
    private boolean everReady;
    private String complaint = "";

    /**
     * Notes a death.
     *
     * @param readyFor for how long the component was ready, zero when it never was
     * @param words what it complained about, empty when nothing is known
     * @param excused whether something that it needs was away, so that the death does not count against it
     */
    void died(Duration readyFor, String words, boolean excused) {
        boolean well = readyFor.compareTo(WELL) >= 0;
        total++;
        inARow = well ? 1 : inARow + 1;
        everReady |= !readyFor.isZero();
        if (excused) {
            return;
        }
        neverReady = readyFor.isZero() ? neverReady + 1 : 0;
        moments = well ? 0 : moments + 1;
        String essence = words.replaceAll("\\d+", "");
        alike = essence.equals(complaint) && !essence.isEmpty() ? alike + 1 : 1;
        complaint = essence;
    }

    boolean exhausted() {
        return neverReady >= LIMIT
                || moments >= LIMIT_OF_MOMENTS
                || !everReady && neverReady >= LIMIT_OF_COMPLAINTS && alike >= LIMIT_OF_COMPLAINTS;
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
