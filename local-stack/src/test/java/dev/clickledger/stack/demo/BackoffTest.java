package dev.clickledger.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Instant NOW = Instant.parse("2026-03-10T20:00:00Z");

    private final Backoff backoff = new Backoff();

    @Test
    void pausesDoubleUpToHalfAMinute() {
        Instant time = NOW;
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            backoff.failed(time);
            assertThat(backoff.over(time.plusSeconds(seconds).minusMillis(1))).isFalse();
            time = time.plusSeconds(seconds);
            assertThat(backoff.over(time)).isTrue();
        }
    }

    @Test
    void anAnswerEndsThePause() {
        backoff.failed(NOW);
        backoff.succeeded();

        assertThat(backoff.over(NOW)).isTrue();
    }

    @Test
    void requestsThatFailTogetherCountOnce() {
        backoff.failed(NOW);
        backoff.failed(NOW);
        backoff.failed(NOW);

        assertThat(backoff.over(NOW.plusSeconds(1))).isTrue();
    }
}
