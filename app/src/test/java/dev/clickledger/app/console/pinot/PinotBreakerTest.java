package dev.clickledger.app.console.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clickledger.app.testing.MovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PinotBreakerTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final PinotBreaker breaker = new PinotBreaker(new MovedClock(now));
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void sickPinotIsLeftAloneAfterFiveFailures() {
        fail(20);

        assertThat(asked).hasValue(5);
    }

    @Test
    void oneMayTryAfterAPauseWhichGrows() {
        fail(5);

        pass(Duration.ofMillis(500));
        fail(3);
        assertThat(asked).hasValue(6);

        pass(Duration.ofMillis(500));
        fail(3);
        assertThat(asked).hasValue(6);

        pass(Duration.ofMillis(500));
        fail(3);
        assertThat(asked).hasValue(7);
    }

    @Test
    void pauseNeverGrowsBeyondFourSeconds() {
        fail(5);
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofSeconds(4));
            fail(1);
        }

        assertThat(asked).hasValue(15);
    }

    @Test
    void successEndsIt() {
        fail(5);
        pass(Duration.ofSeconds(1));

        assertThat(breaker.ask(() -> "well")).isEqualTo("well");

        fail(4);
        assertThat(asked).hasValue(9);
        assertThat(breaker.ask(() -> "well")).isEqualTo("well");
    }

    @Test
    void questionThatAsksForTooMuchIsNoSickness() {
        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(PinotTooMuchException.class)
                    .isThrownBy(() -> breaker.ask(() -> {
                        asked.incrementAndGet();
                        throw new PinotTooMuchException("too much");
                    }));
        }

        assertThat(asked).hasValue(20);
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThatExceptionOfType(PinotUnavailableException.class)
                    .isThrownBy(() -> breaker.ask(() -> {
                        asked.incrementAndGet();
                        throw new PinotUnavailableException("sick");
                    }));
        }
    }
}
