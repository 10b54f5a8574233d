package dev.clickledger.app.console.report.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.report.counting.CountingProgress.Progress;
import dev.clickledger.app.testing.MovedClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StalledCountingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicReference<Optional<Progress>> progress =
            new AtomicReference<>(Optional.of(new Progress(10, 10)));
    private final StalledCounting stalled = new StalledCounting(progress::get, new MovedClock(now), Runnable::run);
    private final List<Optional<Instant>> seen = new ArrayList<>();

    @BeforeEach
    void watch() {
        stalled.watch(seen::add);
        stalled.tick();
    }

    @Test
    void clicksThatWaitWhileNoneIsCountedAreNoticed() {
        progress.set(Optional.of(new Progress(10, 15)));
        tickFor(30);

        assertThat(seen.getLast()).contains(NOON.plusSeconds(5));
    }

    @Test
    void nobodyClickingIsNoStall() {
        tickFor(120);

        assertThat(seen).containsExactly(Optional.empty());
    }

    @Test
    void countingBehindIsNoStallWhileItMoves() {
        for (int i = 0; i < 20; i++) {
            progress.set(Optional.of(new Progress(10 + i, 1000)));
            tickFor(5);
        }

        assertThat(seen).containsExactly(Optional.empty());
    }

    @Test
    void itIsOverAsSoonAsCountingMoves() {
        progress.set(Optional.of(new Progress(10, 15)));
        tickFor(30);
        progress.set(Optional.of(new Progress(11, 20)));
        tickFor(5);

        assertThat(seen.getLast()).isEmpty();
    }

    @Test
    void kafkaThatDoesNotTellChangesNothing() {
        progress.set(Optional.of(new Progress(10, 15)));
        tickFor(30);
        progress.set(Optional.empty());
        tickFor(30);

        assertThat(seen.getLast()).contains(NOON.plusSeconds(5));
    }

    private void tickFor(int seconds) {
        for (int i = 0; i < seconds; i += 5) {
            now.set(now.get().plusSeconds(5));
            stalled.tick();
        }
    }
}
