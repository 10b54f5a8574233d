package dev.clickledger.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FreshLookTest {

    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void stop() {
        refresher.shutdownNow();
    }

    @Test
    void allWhoAskMeanwhileShareOneLook() {
        FreshLook fresh = new FreshLook(refresher, looks::incrementAndGet);

        List<CompletableFuture<Void>> asked = ask(fresh, 100);

        assertThat(asked).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(looks).hasValue(1);
    }

    @Test
    void whoAsksLaterGetsALookOfItsOwn() {
        FreshLook fresh = new FreshLook(refresher, looks::incrementAndGet);

        assertThat(fresh.take()).succeedsWithin(Duration.ofSeconds(10));
        assertThat(fresh.take()).succeedsWithin(Duration.ofSeconds(10));

        assertThat(looks).hasValue(2);
    }

    @Test
    void whoFindsNoRoomToWaitGoesOnAtOnceAndAllOthersWait() {
        CountDownLatch answers = new CountDownLatch(1);
        FreshLook fresh = new FreshLook(refresher, () -> await(answers));

        List<CompletableFuture<Void>> asked = ask(fresh, FreshLook.MOST_WAITING);

        assertThat(fresh.take()).isCompleted();
        assertThat(asked).noneMatch(CompletableFuture::isDone);
        answers.countDown();
        assertThat(asked).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(10)));
        CompletableFuture<Void> next = fresh.take().toCompletableFuture();
        assertThat(next).isNotDone();
        assertThat(next).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void nobodyWaitsLongForASourceThatHangs() {
        CountDownLatch never = new CountDownLatch(1);
        FreshLook fresh = new FreshLook(refresher, () -> await(never));

        assertThat(fresh.take()).succeedsWithin(Duration.ofSeconds(10));
        never.countDown();
    }

    private static List<CompletableFuture<Void>> ask(FreshLook fresh, int times) {
        List<CompletableFuture<Void>> asked = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            asked.add(fresh.take().toCompletableFuture());
        }
        return asked;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
