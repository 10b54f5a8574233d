package dev.clickledger.streaming.rows;

import dev.clickledger.contract.ClickCount;
import java.time.Instant;
import java.util.BitSet;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.MapState;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one minute and shard that are in memory, in front of those in Flink's state: what is read and written
 * often stays here, and state gets each changed row once a checkpoint.
 *
 * <p>Methods that are given the state expect it to stand on this minute and shard.
 */
final class MinuteRows {

    private final int minute;
    private final boolean whole;
    private final RowTable rows = new RowTable();
    private final BitSet changed = new BitSet();
    private final BitSet unsaved = new BitSet();
    private boolean closed;

    /**
     * None yet.
     *
     * @param minute its number since the epoch
     * @param whole whether state has no rows of it, so that a row that is not here is a new one
     */
    MinuteRows(int minute, boolean whole, boolean closed) {
        this.minute = minute;
        this.whole = whole;
        this.closed = closed;
    }

    int size() {
        return rows.size();
    }

    /** Adds what stands in a batch. */
    void add(byte[] bytes, int at, MapState<RowKey, RowTotal> state) throws Exception {
        int known = rows.size();
        int from = DeltaBytes.dimensionsAt(at);
        int length = DeltaBytes.dimensionsLength(bytes, at);
        int row = rows.find(DeltaBytes.rowHash(bytes, at), bytes, from, length);
        if (row == known && !whole) {
            @Nullable RowTotal total = state.get(new RowKey(DeltaBytes.rowHash(bytes, at), bytes, from, length));
            if (total != null) {
                rows.add(row, total.clicks(), total.repeats());
            }
        }
        rows.add(row, DeltaBytes.clicks(bytes, at), DeltaBytes.repeats(bytes, at));
        changed.set(row);
        unsaved.set(row);
    }

    /** Writes the rows that changed since they were last written. */
    void flush(Instant now, Consumer<ClickCount> out) {
        for (int row = changed.nextSetBit(0); row >= 0; row = changed.nextSetBit(row + 1)) {
            out.accept(ClickCount.streamed(
                    RowKey.inMinute(rows.dimensions(), rows.dimensionsAt(row), minute),
                    rows.clicks(row),
                    rows.repeats(row),
                    closed,
                    now));
        }
        changed.clear();
    }

    /** Closes the minute: every row is to be written once more, which the caller does from state. */
    void close() {
        closed = true;
        changed.clear();
    }

    /** Puts what has changed into state. */
    void save(MapState<RowKey, RowTotal> state) throws Exception {
        for (int row = unsaved.nextSetBit(0); row >= 0; row = unsaved.nextSetBit(row + 1)) {
            state.put(
                    new RowKey(rows.hash(row), rows.dimensions(), rows.dimensionsAt(row), rows.dimensionsLength(row)),
                    new RowTotal(rows.clicks(row), rows.repeats(row)));
        }
        unsaved.clear();
    }

    /** Whether state has all that is here. */
    boolean saved() {
        return unsaved.isEmpty();
    }
}
