package dev.clickledger.app.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UserAgentsTest {

    private final MeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void whatWasReadOnceIsRemembered() throws Exception {
        AtomicInteger read = new AtomicInteger();
        UserAgents agents = new UserAgents(
                text -> {
                    read.incrementAndGet();
                    return Clicks.BROWSER;
                },
                10,
                metrics);

        assertThat(agents.known("a")).isNull();
        assertThat(agents.read("a").toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isEqualTo(Clicks.BROWSER);
        assertThat(agents.read("a").toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isEqualTo(Clicks.BROWSER);
        assertThat(agents.known("a")).isEqualTo(Clicks.BROWSER);
        assertThat(read).hasValue(1);
    }

    @Test
    void floodOfUnknownOnesIsAnsweredUnread() throws Exception {
        CountDownLatch block = new CountDownLatch(1);
        UserAgents agents = new UserAgents(
                text -> {
                    await(block);
                    return Clicks.BROWSER;
                },
                1,
                metrics);

        CompletableFuture<UserAgent> first = agents.read("first").toCompletableFuture();
        CompletableFuture<UserAgent> second = agents.read("second").toCompletableFuture();
        CompletableFuture<UserAgent> third = agents.read("third").toCompletableFuture();

        assertThat(third).isCompletedWithValue(UserAgent.UNREAD);
        assertThat(agents.known("third")).isNull();
        assertThat(metrics.get("clickledger.user.agents.unread").counter().count())
                .isEqualTo(1);
        block.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(Clicks.BROWSER);
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(Clicks.BROWSER);
    }

    @Test
    void failureToReadIsNoFailureOfTheClick() throws Exception {
        UserAgents agents = new UserAgents(
                text -> {
                    throw new IllegalStateException("cannot read");
                },
                1,
                metrics);

        assertThat(agents.read("a").toCompletableFuture().get(10, TimeUnit.SECONDS))
                .isEqualTo(UserAgent.UNREAD);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
