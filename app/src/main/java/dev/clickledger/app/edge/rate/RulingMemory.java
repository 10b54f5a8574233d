package dev.clickledger.app.edge.rate;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * What was ruled on clicks, in a table of fixed size, so that a repeat is ruled like its click. A click has a set of eight
 * entries; a new one takes the place of the one that was not asked for the longest. An entry is one number: 47 bits of the
 * click's hash, of which the rest is the set's number, when it was last asked for, and the ruling.
 *
 * <p>Requests of one click are ruled one after the other. Others wait only where they share one of {@value #LOCKS} locks.
 */
final class RulingMemory {

    private static final int WAYS = 8;
    private static final int LOCKS = 256;
    private static final int HASH_SHIFT = 17;
    private static final int MOST_CLICKS = WAYS << HASH_SHIFT;
    /** Times are counted in parts of the time for which a ruling is kept. */
    private static final int TICKS_KEPT = 256;
    /** So many ticks have a number of their own; then it begins anew, after nearly two days if ten minutes are kept. */
    private static final int TICKS = 1 << 16;

    private final long[] entries;
    private final Object[] locks = new Object[LOCKS];
    private final long nanosPerTick;
    private final LongSupplier elapsed;

    /**
     * An empty memory.
     *
     * @param kept how long a ruling is kept behind the last request, unless more clicks come than have room
     * @param clicks that have room, a power of two from 8 to a million
     * @param elapsed nanoseconds, from a clock that only goes forward
     */
    RulingMemory(Duration kept, int clicks, LongSupplier elapsed) {
        if (Integer.bitCount(clicks) != 1 || clicks < WAYS || clicks > MOST_CLICKS) {
            throw new IllegalArgumentException("room for " + clicks + " clicks");
        }
        this.entries = new long[clicks];
        this.nanosPerTick = Math.max(1, kept.toNanos() / TICKS_KEPT);
        this.elapsed = elapsed;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /**
     * What was ruled on the click, or else what is ruled now.
     *
     * @param click its hash, all 64 bits spread evenly
     */
    boolean ruled(long click, BooleanSupplier ruling) {
        int set = ((int) click & (entries.length / WAYS - 1)) * WAYS;
        synchronized (locks[(int) click & (LOCKS - 1)]) {
            int tick = (int) (elapsed.getAsLong() / nanosPerTick) & (TICKS - 1);
            int oldest = set;
            for (int i = set; i < set + WAYS; i++) {
                if (age(entries[i], tick) <= TICKS_KEPT && entries[i] >>> HASH_SHIFT == click >>> HASH_SHIFT) {
                    boolean known = (entries[i] & 1) == 1;
                    entries[i] = entry(click, tick, known);
                    return known;
                }
                oldest = age(entries[i], tick) > age(entries[oldest], tick) ? i : oldest;
            }
            boolean ruled = ruling.getAsBoolean();
            entries[oldest] = entry(click, tick, ruled);
            return ruled;
        }
    }

    private static long entry(long click, int tick, boolean ruled) {
        return click >>> HASH_SHIFT << HASH_SHIFT | (long) tick << 1 | (ruled ? 1 : 0);
    }

    /** In ticks. An empty entry is older than all. */
    private static int age(long entry, int tick) {
        return entry == 0 ? TICKS : (tick - (int) (entry >>> 1)) & (TICKS - 1);
    }
}
