package dev.clickledger.app.edge.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RulingMemoryTest {

    private static final Duration KEPT = Duration.ofMinutes(10);

    private long nanos;
    private final RulingMemory memory = new RulingMemory(KEPT, 1 << 16, () -> nanos);
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void repeatIsRuledLikeItsClick() {
        for (long click : random.longs(1_000).toArray()) {
            boolean ruling = random.nextBoolean();
            assertThat(memory.ruled(click, () -> ruling)).isEqualTo(ruling);
            assertThat(memory.ruled(click, () -> !ruling)).isEqualTo(ruling);
        }
    }

    @Test
    void rulingIsKeptWhileSomebodyAsksAndForgottenThen() {
        memory.ruled(1, () -> true);
        for (int i = 0; i < 10; i++) {
            nanos += KEPT.toNanos() * 9 / 10;
            assertThat(memory.ruled(1, () -> false)).isTrue();
        }

        nanos += KEPT.toNanos() * 11 / 10;
        assertThat(memory.ruled(1, () -> false)).isFalse();
    }

    @Test
    void newClicksTakeThePlaceOfThoseThatNobodyAskedForTheLongest() {
        long[] clicks = random.longs(20_000).toArray();
        for (long click : clicks) {
            nanos += KEPT.toNanos() / 100_000;
            memory.ruled(click, () -> true);
        }
        int known = known(clicks);
        // four times as many as have room
        random.longs(1 << 18).forEach(click -> {
            nanos += KEPT.toNanos() / 1_000_000;
            memory.ruled(click, () -> true);
        });

        assertThat(known).isGreaterThan(clicks.length * 99 / 100);
        assertThat(known(clicks)).isLessThan(clicks.length / 100);
    }

    @Test
    void clickWhoseRequestsComeAtOnceIsRuledOnce() throws Exception {
        AtomicInteger ruled = new AtomicInteger();
        for (long click : random.longs(200).toArray()) {
            CountDownLatch start = new CountDownLatch(1);
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                for (int i = 0; i < 4; i++) {
                    var _ = threads.submit(() -> {
                        start.await();
                        return memory.ruled(click, () -> ruled.incrementAndGet() > 0);
                    });
                }
                start.countDown();
            }
        }

        assertThat(ruled.get()).isEqualTo(200);
    }

    private int known(long[] clicks) {
        int known = 0;
        for (long click : clicks) {
            known += memory.ruled(click, () -> false) ? 1 : 0;
        }
        return known;
    }
}
