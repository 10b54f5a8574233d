package dev.clickledger.streaming.ingest;

import dev.clickledger.streaming.wire.Batch;
import dev.clickledger.streaming.wire.Batches;
import dev.clickledger.streaming.wire.KeyedHash;
import dev.clickledger.streaming.wire.Shards;
import java.time.Duration;
import java.util.function.Consumer;

/** Collects clicks into batches of the shards that remember them. */
final class ClickBatches {

    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final int BATCH_BYTES = 4_096;

    private final KeyedHash hash;
    private final Batches batches;

    ClickBatches(byte[] hashKey, Consumer<Batch> out) {
        hash = new KeyedHash(hashKey);
        batches = new Batches(BATCH_BYTES, out);
    }

    /** Adds a click; both times are milliseconds since the epoch. */
    void add(ClickFields click, long eventTime, long appendedAt) {
        hash.hash(click.dimensions(), 0, click.dimensionsLength());
        long rowHash = hash.first();
        hash.hash(click.identity(), 0, click.identityLength());
        int shard = Shards.of(hash.first());
        int length = ClickBytes.FIXED + click.dimensionsLength();
        byte[] to = batches.room(shard, length);
        int at = batches.at(shard);
        int minute = Math.toIntExact(Math.floorDiv(eventTime, MINUTE_MILLIS));
        ClickBytes.write(to, at, hash.first(), hash.second(), click.event(), appendedAt, rowHash, minute);
        ClickBytes.writeDimensions(to, at, click.dimensions(), click.dimensionsLength());
        batches.add(shard, length);
    }

    void flush() {
        batches.flush();
    }
}
