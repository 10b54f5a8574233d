package dev.clickledger.streaming.wire;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects records into one batch per shard and sends each when it is full, or when all are asked for. */
public final class Batches {

    private final int size;
    private final Consumer<Batch> out;
    private final byte[] @Nullable [] open = new byte[Shards.COUNT][];
    private final int[] lengths = new int[Shards.COUNT];

    /**
     * Batches.
     *
     * @param size from how many bytes on a batch is full
     */
    public Batches(int size, Consumer<Batch> out) {
        this.size = size;
        this.out = out;
    }

    /** The bytes to write the next record of a shard to, which has the given length, from {@link #at} on. */
    public byte[] room(int shard, int length) {
        byte[] bytes = open[shard];
        if (bytes == null || lengths[shard] + length > bytes.length) {
            send(shard);
            bytes = new byte[Math.max(size, length)];
            open[shard] = bytes;
        }
        return bytes;
    }

    /** Where the next record of a shard begins. */
    public int at(int shard) {
        return lengths[shard];
    }

    /** Takes the record that was written there. */
    public void add(int shard, int length) {
        lengths[shard] += length;
    }

    /** Sends all that has been collected. */
    public void flush() {
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            send(shard);
        }
    }

    private void send(int shard) {
        byte[] bytes = open[shard];
        if (bytes != null && lengths[shard] > 0) {
            open[shard] = null;
            int length = lengths[shard];
            lengths[shard] = 0;
            out.accept(new Batch(Shards.key(shard, 0), bytes, length));
        }
    }
}
