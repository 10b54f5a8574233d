package dev.clickledger.app.edge.rate;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Token buckets for any number of keys in a table of fixed size. A bucket is one number, the time at which it will be full
 * again (the generic cell rate algorithm), and a key has one in each of four rows (a count-min sketch). Keys that share a
 * bucket take from each other, so of the four the fullest is nearest to the truth and decides: somebody else's taking harms
 * a key only where it empties all four. No number of invented keys can make the table forget one that has no tokens left.
 * Buckets fill by themselves as time goes on.
 *
 * <p>No locks and no allocation. Several threads that take for one key at once never get more than one would; now and then
 * a token gets lost between them.
 */
final class TokenBuckets {

    private static final int ROWS = 4;

    private final AtomicLongArray fullAt;
    private final int columns;
    private final long nanosPerToken;
    private final long nanosToFill;

    /**
     * Buckets that are all full.
     *
     * @param capacity tokens of a full bucket
     * @param refill in which an empty bucket fills again, evenly
     * @param columns buckets of a row, a power of two; should be many times the keys that have few tokens left at a time
     */
    TokenBuckets(int capacity, Duration refill, int columns) {
        if (capacity < 1 || refill.toNanos() < capacity || Integer.bitCount(columns) != 1) {
            throw new IllegalArgumentException(capacity + " tokens in " + refill + " for " + columns + " columns");
        }
        this.columns = columns;
        this.nanosPerToken = refill.toNanos() / capacity;
        this.nanosToFill = nanosPerToken * capacity;
        this.fullAt = new AtomicLongArray(ROWS * columns);
    }

    /**
     * Takes a token of a key, if it has one.
     *
     * @param key all 64 bits spread evenly
     * @param now nanoseconds since the table was made; from a clock that only goes forward
     */
    boolean take(long key, long now) {
        while (true) {
            int fullest = fullest(key);
            long seen = fullAt.get(fullest);
            long after = Math.max(seen, now) + nanosPerToken;
            if (after - now > nanosToFill) {
                return false;
            }
            // the one that decides comes last: whoever else takes this very token has changed it by then
            for (int row = 0; row < ROWS; row++) {
                int bucket = bucket(key, row);
                if (bucket != fullest) {
                    raise(bucket, after);
                }
            }
            if (fullAt.compareAndSet(fullest, seen, after)) {
                return true;
            }
        }
    }

    private int fullest(long key) {
        int fullest = bucket(key, 0);
        for (int row = 1; row < ROWS; row++) {
            int bucket = bucket(key, row);
            if (fullAt.get(bucket) < fullAt.get(fullest)) {
                fullest = bucket;
            }
        }
        return fullest;
    }

    private int bucket(long key, int row) {
        int column = (int) key + row * ((int) (key >>> Integer.SIZE) | 1);
        return row * columns + (column & (columns - 1));
    }

    private void raise(int bucket, long time) {
        long seen = fullAt.get(bucket);
        while (seen < time && !fullAt.compareAndSet(bucket, seen, time)) {
            seen = fullAt.get(bucket);
        }
    }
}
