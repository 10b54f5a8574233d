package dev.clickledger.app.console.system.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.system.heartbeat.Reading.Outcome;
import dev.clickledger.app.testing.MovedClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final MovedClock clock = new MovedClock(now);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Heartbeats heartbeats = new Heartbeats(clock, metrics);

    @Test
    void withoutAnyThereIsNothingToTell() {
        assertThat(heartbeats.state().on()).isFalse();
        assertThat(heartbeats.state().freshness()).isEmpty();
        assertThat(heartbeats.state().median()).isEmpty();
        assertThat(metrics.getMeters()).as("metrics of what is off").isEmpty();
    }

    @Test
    void medianAndWorstAreThoseOfTenMinutes() {
        heartbeats.begin();
        seen(9_000);
        now.set(NOON.plus(Duration.ofMinutes(11)));
        seen(800);
        seen(1_200);
        seen(600);

        HeartbeatState state = heartbeats.state();

        assertThat(state.recent()).hasSize(3);
        assertThat(state.freshness()).contains(Duration.ofMillis(600));
        assertThat(state.median()).contains(Duration.ofMillis(800));
        assertThat(state.worst()).contains(Duration.ofMillis(1_200));
    }

    @Test
    void whatWasNotSeenGrowsOldUntilSomethingIs() {
        heartbeats.begin();
        heartbeats.sent(NOON);
        heartbeats.ended(new Reading(NOON, Duration.ofSeconds(60), Outcome.LOST, ""));
        heartbeats.sent(NOON.plusSeconds(65));
        now.set(NOON.plusSeconds(70));

        assertThat(heartbeats.state().unseenFor(clock.instant())).isEqualTo(Duration.ofSeconds(70));
        assertThat(metrics.get("clickledger.heartbeat.unseen").timeGauge().value())
                .isEqualTo(70);
        assertThat(heartbeats.state().worst()).contains(Duration.ofSeconds(60));
        assertThat(heartbeats.state().freshness()).isEmpty();

        heartbeats.ended(new Reading(NOON.plusSeconds(65), Duration.ofSeconds(5), Outcome.SEEN, ""));

        assertThat(heartbeats.state().unseenSince()).isEmpty();
        assertThat(heartbeats.state().seenAt()).contains(NOON.plusSeconds(70));
        assertThat(heartbeats.state().failures()).isEqualTo(1);
    }

    @Test
    void eachIsCountedByWhatBecameOfIt() {
        heartbeats.begin();
        seen(700);
        heartbeats.ended(new Reading(NOON, Duration.ZERO, Outcome.DISTURBED, ""));

        assertThat(metrics.get("clickledger.heartbeat.clicks")
                        .tag("outcome", "seen")
                        .counter()
                        .count())
                .isOne();
        assertThat(metrics.get("clickledger.heartbeat.clicks")
                        .tag("outcome", "disturbed")
                        .counter()
                        .count())
                .isOne();
        assertThat(metrics.get("clickledger.heartbeat.freshness").timer().count())
                .isOne();
        assertThat(heartbeats.state().recent())
                .as("a reading that says nothing")
                .hasSize(1);
    }

    private void seen(long millis) {
        Instant sent = clock.instant();
        heartbeats.sent(sent);
        heartbeats.ended(new Reading(sent, Duration.ofMillis(millis), Outcome.SEEN, ""));
    }
}
