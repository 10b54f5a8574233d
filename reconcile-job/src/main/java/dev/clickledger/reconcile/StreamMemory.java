package dev.clickledger.reconcile;

/**
 * What the speed layer remembers of one click identity: when, by append time, the event came for which it counted the
 * click. An event within the horizon of that is a repeat; the first one beyond it counts as a click again and is
 * remembered from then on.
 *
 * <p>A function of append times alone, so that the log settles it. The speed layer has its own statement of this rule.
 */
final class StreamMemory {

    private final long horizonMillis;
    private boolean empty = true;
    private long countedAt;

    StreamMemory(long horizonMillis) {
        this.horizonMillis = horizonMillis;
    }

    /** Takes an event that is not late; tells whether the speed layer counts a click for it. */
    boolean countsAsClick(long appendedAt) {
        if (!empty && appendedAt - countedAt <= horizonMillis) {
            return false;
        }
        empty = false;
        countedAt = appendedAt;
        return true;
    }
}
