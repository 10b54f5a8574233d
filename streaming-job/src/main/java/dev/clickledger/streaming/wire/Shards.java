package dev.clickledger.streaming.wire;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * The parts that all state is split into. A shard is one of Flink's key groups, so that a batch of clicks or rows of one
 * shard goes to the one task that holds their state, and every task holds as many shards as any other, give or take one.
 *
 * <p>Flink assigns keys to key groups by a hash of its own. The keys made here are numbers of which that hash is known.
 */
public final class Shards {

    /** How many there are; at the same time the highest parallelism. Constant forever: state is split by it. */
    public static final int COUNT = 128;

    private static final int[] HASHES = hashes();

    private Shards() {}

    /** The shard of a hash: its first seven bits. */
    public static int of(long hash) {
        return (int) (hash >>> 57);
    }

    /**
     * One of many keys of a shard.
     *
     * @param index which one
     */
    public static long key(int shard, int index) {
        // Long.hashCode is the one half xor the other
        return (long) index << 32 | ((HASHES[shard] ^ index) & 0xFFFF_FFFFL);
    }

    /** The {@code index} that a key was made with. */
    public static int index(long key) {
        return (int) (key >>> 32);
    }

    private static int[] hashes() {
        int[] hashes = new int[COUNT];
        boolean[] found = new boolean[COUNT];
        int missing = COUNT;
        for (int hash = 0; missing > 0; hash++) {
            int shard = KeyGroupRangeAssignment.computeKeyGroupForKeyHash(hash, COUNT);
            if (!found[shard]) {
                found[shard] = true;
                hashes[shard] = hash;
                missing--;
            }
        }
        return hashes;
    }
}
