package dev.clickledger.streaming.identity;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of some clicks, in memory: an open-addressing table of four longs per click. The first two are the
 * hash of its identity, the third is its first event, the fourth that event's append time with the number of its {@link
 * Repeats}. Hashes are keyed and as good as random, so their bits choose the place.
 */
final class Identities {

    private static final int ENTRY = 4;
    private static final int FIRST_EVENT = 2;
    private static final int TAG = 3;
    private static final int SMALLEST = 4;
    /** Leaves 42 bits for milliseconds since the epoch: until 2109. */
    private static final int TIME_SHIFT = 22;

    private static final int NUMBER_MASK = (1 << TIME_SHIFT) - 1;

    private long[] table = new long[SMALLEST * ENTRY];
    private int size;
    private long newest = Long.MIN_VALUE;
    /** From 1 on. */
    private long[] @Nullable [] repeats = new long[1][];

    private int repeated;

    int size() {
        return size;
    }

    /** When the newest event of all was appended, milliseconds since the epoch. */
    long newest() {
        return newest;
    }

    boolean holds(long first, long second) {
        return table[find(table, first, second) + TAG] != 0;
    }

    /**
     * Notes an event.
     *
     * @param horizonMillis how long a click is remembered after its first event, by append time
     */
    Finding note(long first, long second, long event, long appendedAt, long horizonMillis) {
        makeRoom();
        newest = Math.max(newest, appendedAt);
        int at = find(table, first, second);
        long tag = table[at + TAG];
        if (tag == 0) {
            put(at, first, second, event, appendedAt << TIME_SHIFT);
            size++;
            return Finding.CLICK;
        }
        if (appendedAt - (tag >>> TIME_SHIFT) > horizonMillis) {
            // as if nothing were remembered, for after another checkpoint nothing might be
            put(at, first, second, event, appendedAt << TIME_SHIFT);
            return Finding.CLICK;
        }
        int number = (int) tag & NUMBER_MASK;
        if (table[at + FIRST_EVENT] == event || Repeats.hold(repeats[number], event)) {
            return Finding.REDELIVERY;
        }
        if (number == 0) {
            table[at + TAG] = tag | store(Repeats.with(null, event));
        } else {
            repeats[number] = Repeats.with(repeats[number], event);
        }
        return Finding.REPEAT;
    }

    /** Takes over what is remembered of a click that is not here. */
    void take(long first, long second, long firstEvent, long appendedAt, long @Nullable [] itsRepeats) {
        makeRoom();
        newest = Math.max(newest, appendedAt);
        int number = itsRepeats == null ? 0 : store(itsRepeats);
        put(find(table, first, second), first, second, firstEvent, appendedAt << TIME_SHIFT | number);
        size++;
    }

    /** All of them, in no order. */
    void forEach(Each each) {
        for (int at = 0; at < table.length; at += ENTRY) {
            long tag = table[at + TAG];
            if (tag != 0) {
                each.click(
                        table[at],
                        table[at + 1],
                        table[at + FIRST_EVENT],
                        tag >>> TIME_SHIFT,
                        repeats[(int) tag & NUMBER_MASK]);
            }
        }
    }

    private int store(long[] some) {
        if (++repeated == repeats.length) {
            repeats = Arrays.copyOf(repeats, repeats.length * 2);
        }
        repeats[repeated] = some;
        return repeated;
    }

    private void put(int at, long first, long second, long event, long tag) {
        table[at] = first;
        table[at + 1] = second;
        table[at + FIRST_EVENT] = event;
        table[at + TAG] = tag;
    }

    /** At most two thirds of the table are used, so that searches stay short and always end. */
    private void makeRoom() {
        if ((size + 1) * 3L <= table.length / ENTRY * 2L) {
            return;
        }
        long[] larger = new long[table.length * 2];
        for (int at = 0; at < table.length; at += ENTRY) {
            if (table[at + TAG] != 0) {
                System.arraycopy(table, at, larger, find(larger, table[at], table[at + 1]), ENTRY);
            }
        }
        table = larger;
    }

    /** Where the click is, or the free place where it belongs. */
    private static int find(long[] table, long first, long second) {
        int mask = table.length / ENTRY - 1;
        int slot = (int) second & mask;
        while (true) {
            int at = slot * ENTRY;
            if (table[at + TAG] == 0 || (table[at] == first && table[at + 1] == second)) {
                return at;
            }
            slot = (slot + 1) & mask;
        }
    }

    /** Is told of clicks. */
    @FunctionalInterface
    interface Each {
        /** One click. */
        void click(long first, long second, long firstEvent, long appendedAt, long @Nullable [] repeats);
    }
}
