package dev.clickledger.streaming.rows;

import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.streaming.ingest.BatchedClicks;
import dev.clickledger.streaming.ingest.ClickBytes;
import dev.clickledger.streaming.wire.Batch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an interval brought to a row, for people. */
public record Delta(ClickCountKey row, long clicks, long repeats) {

    /** What stands in batches, added up by row. */
    public static List<Delta> in(List<Batch> batches) {
        Map<ClickCountKey, Delta> rows = new LinkedHashMap<>();
        for (Batch batch : batches) {
            byte[] bytes = batch.bytes();
            for (int at = 0; at < batch.length(); at += DeltaBytes.length(bytes, at)) {
                Delta delta = new Delta(
                        RowKey.inMinute(bytes, DeltaBytes.dimensionsAt(at), DeltaBytes.minute(bytes, at)),
                        DeltaBytes.clicks(bytes, at),
                        DeltaBytes.repeats(bytes, at));
                rows.merge(delta.row, delta, (a, b) -> new Delta(a.row, a.clicks + b.clicks, a.repeats + b.repeats));
            }
        }
        return List.copyOf(rows.values());
    }

    /** Batches that bring so much to the row of an event. */
    static List<Batch> of(ClickEvent event, long clicks, long repeats) {
        List<Batch> sent = new ArrayList<>();
        RowSums sums = new RowSums(sent::add);
        byte[] bytes =
                BatchedClicks.batch(event, event.receivedAt().toEpochMilli()).bytes();
        for (long n = 0; n < clicks + repeats; n++) {
            sums.add(
                    ClickBytes.minute(bytes, 0),
                    ClickBytes.rowHash(bytes, 0),
                    bytes,
                    ClickBytes.dimensionsAt(0),
                    ClickBytes.dimensionsLength(bytes, 0),
                    n < clicks);
        }
        sums.flush();
        return sent;
    }
}
