package dev.clickledger.streaming.identity;

/**
 * Tells in memory which clicks a block cannot hold: a Bloom filter of 32 bits per click and four probes, which is wrong
 * about some one in five thousand (Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970).
 *
 * @param number of the block
 * @param size how many clicks it has
 * @param newest when the newest event of all was appended, milliseconds since the epoch
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record BlockFilter(int number, int size, long newest, long[] bits) {

    private static final int PROBES = 4;
    private static final int PROBE_BITS = 14;

    static BlockFilter of(int number, Block block) {
        long[] bits = new long[Math.max(2, Integer.highestOneBit(Math.max(1, block.size() - 1)))];
        for (int n = 0; n < block.size(); n++) {
            long probes = probes(block.first(n), block.second(n));
            for (int i = 0; i < PROBES; i++) {
                int bit = bit(probes, i, bits.length);
                bits[bit >> 6] |= 1L << bit;
            }
        }
        return new BlockFilter(number, block.size(), block.newest(), bits);
    }

    boolean mayHold(long first, long second) {
        long probes = probes(first, second);
        for (int i = 0; i < PROBES; i++) {
            int bit = bit(probes, i, bits.length);
            if ((bits[bit >> 6] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Other bits than those that choose shard, bucket and place. */
    private static long probes(long first, long second) {
        return first & 0xFFFF_FFFFL | second >>> 32 << 32;
    }

    private static int bit(long probes, int probe, int words) {
        return (int) (probes >>> PROBE_BITS * probe) & (words * Long.SIZE - 1);
    }
}
