package dev.clickledger.app.edge.rate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void fullBucketGivesAllAtOnceAndFillsEvenly() {
        TokenBuckets buckets = new TokenBuckets(10, Duration.ofSeconds(1), 64);

        assertThat(taken(buckets, 1, 0, 20)).isEqualTo(10);
        assertThat(taken(buckets, 1, SECOND / 10, 20)).isEqualTo(1);
        assertThat(taken(buckets, 1, SECOND / 2, 20)).isEqualTo(4);
        assertThat(taken(buckets, 1, 100 * SECOND, 20)).isEqualTo(10);
    }

    @Test
    void takingInVainCostsNothing() {
        TokenBuckets buckets = new TokenBuckets(10, Duration.ofSeconds(1), 64);
        taken(buckets, 1, 0, 100_000);

        assertThat(taken(buckets, 1, SECOND, 20)).isEqualTo(10);
    }

    @Test
    void manyThreadsTogetherGetNoMoreThanOneGetsAndHardlyLess() throws Exception {
        TokenBuckets buckets = new TokenBuckets(100_000, Duration.ofHours(1), 64);
        List<Future<Integer>> takers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                takers.add(threads.submit(() -> taken(buckets, 1, 0, 50_000)));
            }
        }
        int all = 0;
        for (Future<Integer> taker : takers) {
            all += taker.get();
        }

        assertThat(all).isBetween(99_900, 100_000);
    }

    @Test
    void keyHasItsTokensBesideThousandsThatHaveNoneLeft() {
        TokenBuckets buckets = new TokenBuckets(10, Duration.ofMinutes(1), 1 << 16);
        SplittableRandom random = new SplittableRandom(1);
        for (int key = 0; key < 3_000; key++) {
            taken(buckets, random.nextLong(), 0, 10);
        }
        int poor = 0;
        for (int key = 0; key < 100_000; key++) {
            poor += buckets.take(random.nextLong(), 0) ? 0 : 1;
        }

        // (3,000 / 65,536)^4 of 100,000 is less than one
        assertThat(poor).isLessThan(5);
    }

    @Test
    void takingMakesNoObjects() {
        TokenBuckets buckets = new TokenBuckets(10, Duration.ofMinutes(1), 1 << 16);
        SplittableRandom random = new SplittableRandom(1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int key = 0; key < 100_000; key++) {
            buckets.take(random.nextLong(), key);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    private static int taken(TokenBuckets buckets, long key, long now, int attempts) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            taken += buckets.take(key, now) ? 1 : 0;
        }
        return taken;
    }
}
