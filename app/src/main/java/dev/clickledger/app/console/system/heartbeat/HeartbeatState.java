package dev.clickledger.app.console.system.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long clicks take to be seen.
 *
 * @param on whether clicks are sent at all
 * @param recent what became of those of the last ten minutes, oldest first
 * @param unseenSince when the first was sent of those that were sent after the last one that was seen; empty while nothing
 *     is on its way
 * @param seenAt when one was seen last
 */
public record HeartbeatState(
        boolean on, List<Reading> recent, Optional<Instant> unseenSince, Optional<Instant> seenAt) {

    public HeartbeatState {
        recent = List.copyOf(recent);
    }

    /** The newest one. */
    public Optional<Reading> newest() {
        return recent.isEmpty() ? Optional.empty() : Optional.of(recent.getLast());
    }

    /** How long the newest one took that was seen. */
    public Optional<Duration> freshness() {
        return recent.reversed().stream()
                .filter(Reading::seen)
                .map(Reading::took)
                .findFirst();
    }

    /** How long half of them took at most; one that was lost took as long as it was waited for. */
    public Optional<Duration> median() {
        List<Duration> sorted = waits().sorted().toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }

    /** How long the slowest took. */
    public Optional<Duration> worst() {
        return waits().max(Duration::compareTo);
    }

    /** How many were never seen. */
    public long failures() {
        return recent.stream().filter(reading -> !reading.seen()).count();
    }

    /** For how long nothing that was sent has been seen; zero while nothing is on its way. */
    public Duration unseenFor(Instant now) {
        return unseenSince
                .map(since -> Duration.between(since, now))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }

    /** Without those that were never on their way: how fast they failed tells nothing. */
    private Stream<Duration> waits() {
        return recent.stream()
                .filter(reading -> reading.seen() || reading.outcome() == Reading.Outcome.LOST)
                .map(Reading::took);
    }
}
