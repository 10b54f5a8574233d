package dev.clickledger.contract;

/**
 * Which of two rows with the same key wins: the one with the higher revision, and at equal revisions the newer.
 *
 * <p>A streamed revision grows with what was counted and never depends on a clock or on flush timing, so a replay after
 * a crash re-emits smaller revisions, which lose, until it has caught up. A reconciled revision beats every streamed
 * one. Both stay exact when read as a double.
 */
public final class Revision {

    /** The smallest reconciled revision, 2^52. */
    public static final long FIRST_RECONCILED = 1L << 52;

    private Revision() {}

    /**
     * Revision of a row of the speed layer.
     *
     * @throws IllegalArgumentException when a count is negative or the revision would reach the reconciled ones
     */
    public static long streamed(long clicks, long repeats, boolean closed) {
        Bounded.notNegative("clicks", clicks);
        Bounded.notNegative("repeats", repeats);
        long revision = Math.addExact(Math.multiplyExact(2, Math.addExact(clicks, repeats)), closed ? 1 : 0);
        if (isReconciled(revision)) {
            throw new IllegalArgumentException("more events in one row than a streamed revision can tell: " + clicks
                    + " clicks and " + repeats + " repeats");
        }
        return revision;
    }

    /**
     * Revision of a row of the batch layer.
     *
     * @param runNumber number of the reconcile run, greater than that of every run before it
     * @throws IllegalArgumentException when the number is not positive or too large to stay exact as a double
     */
    public static long reconciled(long runNumber) {
        if (runNumber <= 0 || runNumber >= FIRST_RECONCILED) {
            throw new IllegalArgumentException("run number must be from 1 to 2^52 - 1, but is " + runNumber);
        }
        return FIRST_RECONCILED + runNumber;
    }

    /** Tells a row of the batch layer from one of the speed layer. */
    public static boolean isReconciled(long revision) {
        return revision >= FIRST_RECONCILED;
    }
}
