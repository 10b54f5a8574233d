package dev.clickledger.app.console.system.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.system.heartbeat.HeartbeatState;
import dev.clickledger.app.console.system.heartbeat.Reading;
import dev.clickledger.app.console.system.heartbeat.Reading.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void isTheNewestReadingWhileClicksAreSeen() {
        Freshness fresh = Freshness.of(state(List.of(reading(900, Outcome.SEEN)), 2), NOW);

        assertThat(fresh.state()).isEqualTo("live");
        assertThat(fresh.age()).isEqualTo(Duration.ofMillis(900));
    }

    @Test
    void isSlowBeyondWhatIsPromised() {
        assertThat(Freshness.of(state(List.of(reading(5_001, Outcome.SEEN)), 0), NOW)
                        .state())
                .isEqualTo("cached");
    }

    @Test
    void isNoReadingOfThePastWhileTheNextClickIsNotSeen() {
        Freshness fresh = Freshness.of(state(List.of(reading(900, Outcome.SEEN)), 11), NOW);

        assertThat(fresh.state()).isEqualTo("alarm");
        assertThat(fresh.age()).isEqualTo(Duration.ofSeconds(11));
        assertThat(fresh.sentence()).isEqualTo("The click that was sent last is not counted yet.");
    }

    @Test
    void saysWhyTheLastClickWasNotSeen() {
        Reading refused = new Reading(NOW, Duration.ZERO, Outcome.REFUSED, "The redirect answered 503.");

        Freshness fresh = Freshness.of(state(List.of(refused), 3), NOW);

        assertThat(fresh.state()).isEqualTo("alarm");
        assertThat(fresh.sentence()).isEqualTo("The redirect answered 503.");
    }

    @Test
    void isNotKnownBeforeTheFirstAndWhenNoneIsSent() {
        assertThat(Freshness.of(state(List.of(), 1), NOW).age()).isNull();
        assertThat(Freshness.of(new HeartbeatState(false, List.of(), Optional.empty(), Optional.empty()), NOW)
                        .word())
                .isEqualTo("Off");
    }

    private static HeartbeatState state(List<Reading> recent, long unseenSeconds) {
        return new HeartbeatState(true, recent, Optional.of(NOW.minusSeconds(unseenSeconds)), Optional.empty());
    }

    private static Reading reading(long millis, Outcome outcome) {
        return new Reading(NOW.minusSeconds(20), Duration.ofMillis(millis), outcome, "");
    }
}
