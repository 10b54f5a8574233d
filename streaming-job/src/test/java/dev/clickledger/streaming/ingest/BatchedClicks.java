package dev.clickledger.streaming.ingest;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.streaming.wire.Batch;
import java.util.ArrayList;
import java.util.List;

/** Clicks as the decoder sends them, under a key that is the same in every test. */
public final class BatchedClicks {

    private static final byte[] HASH_KEY = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final List<Batch> sent = new ArrayList<>();
    private final ClickFields fields = new ClickFields();
    private final ClickBatches batches = new ClickBatches(HASH_KEY, sent::add);

    /** One click, in a batch of its own. */
    public static Batch batch(ClickEvent event, long appendedAt) {
        BatchedClicks clicks = new BatchedClicks();
        clicks.add(event, appendedAt);
        return clicks.batches().get(0);
    }

    /** Adds a click that happened when it was received. */
    public void add(ClickEvent event, long appendedAt) {
        fields.read(event);
        batches.add(fields, event.receivedAt().toEpochMilli(), appendedAt);
    }

    /** All batches since the last call. */
    public List<Batch> batches() {
        batches.flush();
        List<Batch> all = List.copyOf(sent);
        sent.clear();
        return all;
    }
}
