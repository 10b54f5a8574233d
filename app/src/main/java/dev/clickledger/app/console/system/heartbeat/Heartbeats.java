package dev.clickledger.app.console.system.heartbeat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What became of the beats of the last ten minutes, and the same as metrics. Lost with the process. */
@Singleton
public final class Heartbeats {

    private static final Duration KEPT = Duration.ofMinutes(10);

    /** A beat a second, which nobody needs, for all that is kept. */
    private static final int MOST = 600;

    private final Clock clock;
    private final MeterRegistry metrics;
    private final Deque<Reading> recent = new ArrayDeque<>();
    private final Map<Reading.Outcome, Counter> outcomes = new EnumMap<>(Reading.Outcome.class);
    private @Nullable Timer freshness;
    private @Nullable Instant unseenSince;
    private @Nullable Instant seenAt;

    Heartbeats(Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Clicks are sent from now on. */
    synchronized void begin() {
        for (Reading.Outcome outcome : Reading.Outcome.values()) {
            outcomes.put(
                    outcome,
                    Counter.builder("clickledger.heartbeat.clicks")
                            .description("clicks that the platform sent to itself, by what became of them")
                            .tag("outcome", outcome.text())
                            .register(metrics));
        }
        freshness = Timer.builder("clickledger.heartbeat.freshness")
                .description("from sending a click to its being served")
                .serviceLevelObjectives(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30))
                .register(metrics);
        TimeGauge.builder("clickledger.heartbeat.unseen", this, TimeUnit.SECONDS, Heartbeats::unseenSeconds)
                .description("alarm: for how long nothing that was sent has been seen")
                .register(metrics);
    }

    /** A click was sent. */
    synchronized void sent(Instant at) {
        if (unseenSince == null) {
            unseenSince = at;
        }
    }

    /** A beat is over. */
    synchronized void ended(Reading reading) {
        Counter counter = outcomes.get(reading.outcome());
        if (counter != null) {
            counter.increment();
        }
        if (reading.seen()) {
            unseenSince = null;
            seenAt = reading.sentAt().plus(reading.took());
            if (freshness != null) {
                freshness.record(reading.took());
            }
        }
        if (!reading.meaningless()) {
            recent.addLast(reading);
        }
        forget();
    }

    /** How it is now. */
    public synchronized HeartbeatState state() {
        forget();
        return new HeartbeatState(
                freshness != null, List.copyOf(recent), Optional.ofNullable(unseenSince), Optional.ofNullable(seenAt));
    }

    private void forget() {
        Instant oldest = clock.instant().minus(KEPT);
        while (!recent.isEmpty()
                && (recent.size() > MOST || recent.getFirst().sentAt().isBefore(oldest))) {
            recent.removeFirst();
        }
    }

    private double unseenSeconds() {
        return state().unseenFor(clock.instant()).toMillis() / 1_000.0;
    }
}
