package dev.clickledger.streaming;

import dev.clickledger.contract.Verdict;
import java.io.IOException;
import java.util.UUID;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The clicks of one slice of an ad that are still remembered, with their events.
 *
 * <p>An event is a redelivery when the same event was seen within the horizon; else a repeat when its click's first event
 * was; else the first event of a click. "Within the horizon" compares append times of records and nothing else, so that a
 * replay decides alike. Entries past the horizon are dropped when the table is full, and only those of which the caller
 * knows that no record from within their horizon is still to come: dropping saves memory and decides nothing.
 *
 * <p>One open-addressing table of five longs per entry. A click's entry holds (click id, id of its first event), a
 * repeat's entry (event id, id of its click); the fifth holds the append time and what kind of entry it is.
 */
final class ClickHistory {

    static final TypeInformation<ClickHistory> TYPE = new ValueType<>(ClickHistory.class, new Serializer());

    private static final int ENTRY = 5;
    private static final int TAG = 4;
    private static final int SMALLEST = 8;
    private static final int TIME_SHIFT = 6;
    private static final long KIND_MASK = (1L << TIME_SHIFT) - 1;
    private static final long REPEAT_BIT = 1L << 5;
    private static final long USED_BIT = 1;

    static {
        if (Verdict.values().length > 16) {
            throw new ExceptionInInitializerError("an entry has four bits for the verdict");
        }
    }

    private long[] table;
    private int size;
    private long newest;

    ClickHistory() {
        this(new long[SMALLEST * ENTRY], 0, Long.MIN_VALUE);
    }

    private ClickHistory(long[] table, int size, long newest) {
        this.table = table;
        this.size = size;
        this.newest = newest;
    }

    /** What an event turned out to be. */
    enum Finding {
        /** The first event of a click. */
        CLICK,
        /** A further event of a click. */
        REPEAT,
        /** A further copy of an event. */
        REDELIVERY
    }

    /** Append time of the newest record noted. */
    long newest() {
        return newest;
    }

    int size() {
        return size;
    }

    /**
     * Notes an event.
     *
     * @param horizon how long a click and an event are remembered, in milliseconds of append time
     * @param readUpTo no record that was appended before this is still to come
     */
    Finding note(UUID click, Verdict verdict, UUID event, long appendedAt, long horizon, long readUpTo) {
        makeRoom(horizon, readUpTo);
        newest = Math.max(newest, appendedAt);
        long kind = (long) verdict.ordinal() << 1 | USED_BIT;
        int at = find(click.getMostSignificantBits(), click.getLeastSignificantBits(), kind);
        if (table[at + TAG] == 0) {
            put(at, click, event, kind, appendedAt);
            return Finding.CLICK;
        }
        boolean remembered = within(horizon, at, appendedAt);
        if (remembered && holdsEvent(at, event)) {
            return Finding.REDELIVERY;
        }
        long repeatKind = kind | REPEAT_BIT;
        int repeat = find(event.getMostSignificantBits(), event.getLeastSignificantBits(), repeatKind);
        if (table[repeat + TAG] != 0 && within(horizon, repeat, appendedAt)) {
            return Finding.REDELIVERY;
        }
        if (!remembered) {
            put(at, click, event, kind, appendedAt);
            return Finding.CLICK;
        }
        put(repeat, event, click, repeatKind, appendedAt);
        return Finding.REPEAT;
    }

    private boolean holdsEvent(int at, UUID event) {
        return table[at + 2] == event.getMostSignificantBits() && table[at + 3] == event.getLeastSignificantBits();
    }

    private boolean within(long horizon, int at, long appendedAt) {
        return appendedAt - time(table[at + TAG]) <= horizon;
    }

    private static long time(long tag) {
        return tag >> TIME_SHIFT;
    }

    private void put(int at, UUID id, UUID other, long kind, long appendedAt) {
        if (table[at + TAG] == 0) {
            size++;
        }
        table[at] = id.getMostSignificantBits();
        table[at + 1] = id.getLeastSignificantBits();
        table[at + 2] = other.getMostSignificantBits();
        table[at + 3] = other.getLeastSignificantBits();
        table[at + TAG] = appendedAt << TIME_SHIFT | kind;
    }

    /** Where the entry is, or the free place where it belongs. */
    private int find(long high, long low, long kind) {
        return find(table, high, low, kind);
    }

    private static int find(long[] table, long high, long low, long kind) {
        int mask = table.length / ENTRY - 1;
        long h = (high ^ Long.rotateLeft(low, 31) ^ kind) * 0x9E3779B97F4A7C15L;
        int slot = (int) (h >>> 32) & mask;
        while (true) {
            int at = slot * ENTRY;
            long tag = table[at + TAG];
            if (tag == 0 || (table[at] == high && table[at + 1] == low && (tag & KIND_MASK) == kind)) {
                return at;
            }
            slot = (slot + 1) & mask;
        }
    }

    /** At most two thirds of the table are used, so that searches stay short and always end. */
    private void makeRoom(long horizon, long readUpTo) {
        if ((size + 1) * 3L <= table.length / ENTRY * 2L) {
            return;
        }
        long[] old = table;
        long oldest = readUpTo == Long.MIN_VALUE ? Long.MIN_VALUE : readUpTo - horizon;
        int kept = 0;
        for (int at = 0; at < old.length; at += ENTRY) {
            if (old[at + TAG] != 0 && time(old[at + TAG]) >= oldest) {
                // a kept repeat may keep its click as well
                kept += (old[at + TAG] & REPEAT_BIT) == 0 ? 1 : 2;
            }
        }
        table = new long[capacityFor(kept) * ENTRY];
        size = 0;
        for (int at = 0; at < old.length; at += ENTRY) {
            if (old[at + TAG] != 0 && time(old[at + TAG]) >= oldest) {
                keep(old, at);
                keepClickOf(old, at);
            }
        }
    }

    /** While an event of a click is remembered the click's entry stays, even past its horizon: events hang on it. */
    private void keepClickOf(long[] old, int repeat) {
        long kind = old[repeat + TAG] & KIND_MASK;
        if ((kind & REPEAT_BIT) == 0) {
            return;
        }
        int click = find(old, old[repeat + 2], old[repeat + 3], kind & ~REPEAT_BIT);
        if (old[click + TAG] != 0) {
            keep(old, click);
        }
    }

    private void keep(long[] old, int at) {
        int to = find(old[at], old[at + 1], old[at + TAG] & KIND_MASK);
        if (table[to + TAG] == 0) {
            size++;
            System.arraycopy(old, at, table, to, ENTRY);
        }
    }

    private static int capacityFor(int entries) {
        int capacity = SMALLEST;
        while (capacity < 2L * (entries + 1)) {
            capacity *= 2;
        }
        return capacity;
    }

    private ClickHistory copy() {
        return new ClickHistory(table.clone(), size, newest);
    }

    static final class Serializer extends ValueSerializer<ClickHistory> {

        private static final long serialVersionUID = 1;

        @Override
        public boolean isImmutableType() {
            return false;
        }

        @Override
        public ClickHistory copy(ClickHistory history) {
            return history.copy();
        }

        @Override
        public TypeSerializer<ClickHistory> duplicate() {
            return this;
        }

        @Override
        public void serialize(ClickHistory history, DataOutputView out) throws IOException {
            out.writeLong(history.newest);
            out.writeInt(history.size);
            long[] table = history.table;
            for (int at = 0; at < table.length; at += ENTRY) {
                if (table[at + TAG] != 0) {
                    for (int i = 0; i < ENTRY; i++) {
                        out.writeLong(table[at + i]);
                    }
                }
            }
        }

        @Override
        public ClickHistory deserialize(DataInputView in) throws IOException {
            long newest = in.readLong();
            int size = in.readInt();
            long[] table = new long[capacityFor(size) * ENTRY];
            for (int n = 0; n < size; n++) {
                long high = in.readLong();
                long low = in.readLong();
                long otherHigh = in.readLong();
                long otherLow = in.readLong();
                long tag = in.readLong();
                int at = find(table, high, low, tag & KIND_MASK);
                table[at] = high;
                table[at + 1] = low;
                table[at + 2] = otherHigh;
                table[at + 3] = otherLow;
                table[at + TAG] = tag;
            }
            return new ClickHistory(table, size, newest);
        }

        @Override
        public TypeSerializerSnapshot<ClickHistory> snapshotConfiguration() {
            return new Version();
        }

        /** Format of histories. */
        public static final class Version extends FormatVersion<ClickHistory> {
            /** For Flink. */
            public Version() {
                super(1, new Serializer());
            }
        }
    }
}
