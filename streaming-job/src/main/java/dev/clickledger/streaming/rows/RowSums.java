package dev.clickledger.streaming.rows;

import dev.clickledger.streaming.wire.Batch;
import dev.clickledger.streaming.wire.Batches;
import dev.clickledger.streaming.wire.Shards;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What one task found for each row since it last told: the sums that go through the shuffle in place of the clicks. */
public final class RowSums {

    private static final int BATCH_BYTES = 16_384;

    private final Batches batches;
    private final Map<Integer, RowTable> minutes = new TreeMap<>();
    private int latest;
    private RowTable latestRows = new RowTable();

    /** Nothing yet. */
    public RowSums(Consumer<Batch> out) {
        batches = new Batches(BATCH_BYTES, out);
        minutes.put(latest, latestRows);
    }

    /**
     * Adds an event.
     *
     * @param minute its number since the epoch
     * @param rowHash hash of its dimensions, which stand in the bytes
     * @param click whether it is a click; otherwise a repeat
     */
    public void add(int minute, long rowHash, byte[] bytes, int dimensionsAt, int dimensionsLength, boolean click) {
        if (minute != latest) {
            latestRows = minutes.computeIfAbsent(minute, ignored -> new RowTable());
            latest = minute;
        }
        int row = latestRows.find(rowHash, bytes, dimensionsAt, dimensionsLength);
        latestRows.add(row, click ? 1 : 0, click ? 0 : 1);
    }

    /** Sends everything on, older minutes first. */
    public void flush() {
        for (Iterator<Map.Entry<Integer, RowTable>> all = minutes.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Integer, RowTable> minute = all.next();
            RowTable rows = minute.getValue();
            if (rows.size() == 0 && rows != latestRows) {
                all.remove();
            }
            for (int row = 0; row < rows.size(); row++) {
                send(minute.getKey(), rows, row);
            }
            rows.clear();
        }
        batches.flush();
    }

    private void send(int minute, RowTable rows, int row) {
        int shard = Shards.of(rows.hash(row));
        int length = DeltaBytes.FIXED + rows.dimensionsLength(row);
        byte[] to = batches.room(shard, length);
        DeltaBytes.write(to, batches.at(shard), minute, rows, row);
        batches.add(shard, length);
    }
}
