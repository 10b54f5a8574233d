package dev.clickledger.app.console.system.heartbeat;

import dev.clickledger.app.console.system.heartbeat.Reading.Outcome;
import dev.clickledger.app.console.system.heartbeat.ServedCounts.Served;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sends a click and looks for it. Counts do not say whose click they count, so one click at a time is on its way, under a
 * source that other replicas hardly have: 32 to draw from. Who else counts with it is noticed by counts that no own click
 * explains; then, and after a click that may still turn up, another source is drawn.
 */
final class Heartbeat {

    /** Clocks of redirects may be behind by so much. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    /** The fewer minutes are added up, the cheaper the question. */
    private static final Duration SAME_START = Duration.ofHours(1);

    private final ClickSender sender;
    private final ServedCounts counts;
    private final Duration patience;
    private final Clock clock;
    private final Pacer pacer;
    private final List<String> sources;
    private int draws;
    private @Nullable Count count;

    Heartbeat(
            ClickSender sender,
            ServedCounts counts,
            Duration patience,
            Clock clock,
            Pacer pacer,
            RandomGenerator random) {
        this.sender = sender;
        this.counts = counts;
        this.patience = patience;
        this.clock = clock;
        this.pacer = pacer;
        // in an order of this replica's own; none comes again before all others have been used
        this.sources = new ArrayList<>(HeartbeatAd.SOURCES);
        Collections.shuffle(sources, random);
    }

    /**
     * A source and what is served of it.
     *
     * @param since from which minute on clicks are added up
     * @param valid what was served last, negative before anything was read
     */
    private record Count(String source, Instant since, long valid) {}

    /**
     * One beat, which takes as long as the click needs, or as long as the patience.
     *
     * @param sent hears when the click was sent
     */
    Reading beat(Consumer<Instant> sent) throws InterruptedException {
        Count drawn = drawn();
        Instant begun = clock.instant();
        Optional<Served> before = counts.of(drawn.source(), drawn.since());
        if (before.isEmpty()) {
            sent.accept(begun);
            return ended(begun, Outcome.NOT_READ, "What is served cannot be read.");
        }
        if (drawn.valid() >= 0 && before.get().valid() > drawn.valid()) {
            count = null;
            return ended(begun, Outcome.DISTURBED, "");
        }
        Instant sentAt = clock.instant();
        sent.accept(sentAt);
        Optional<String> refusal = sender.click(drawn.source());
        if (refusal.isPresent()) {
            // a request without an answer may have left a click all the same
            count = null;
            return ended(sentAt, Outcome.REFUSED, refusal.get());
        }
        return awaited(drawn, before.get(), sentAt);
    }

    private Reading awaited(Count drawn, Served before, Instant sentAt) throws InterruptedException {
        while (true) {
            Optional<Served> now = counts.of(drawn.source(), drawn.since());
            Duration waited = Duration.between(sentAt, clock.instant());
            long more = now.map(served -> served.valid() - before.valid()).orElse(0L);
            if (more == 1) {
                count = new Count(
                        drawn.source(), drawn.since(), now.orElseThrow().valid());
                return new Reading(sentAt, waited, Outcome.SEEN, "");
            }
            if (more > 1) {
                count = null;
                return ended(sentAt, Outcome.DISTURBED, "");
            }
            if (now.isPresent() && now.get().others() > before.others()) {
                count = null;
                return ended(
                        sentAt,
                        Outcome.NOT_VALID,
                        "It was counted as " + now.get().otherVerdict() + ".");
            }
            if (waited.compareTo(patience) >= 0) {
                count = null;
                return ended(
                        sentAt,
                        Outcome.LOST,
                        now.isPresent() ? "It was redirected and is not counted." : "What is served cannot be read.");
            }
            pacer.pause(waited);
        }
    }

    private Count drawn() {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Count last = count;
        if (last == null) {
            last = new Count(sources.get(draws++ % sources.size()), minute.minus(CLOCKS_APART), -1);
        } else if (Duration.between(last.since(), minute).compareTo(SAME_START) > 0) {
            last = new Count(last.source(), minute.minus(CLOCKS_APART), -1);
        }
        count = last;
        return last;
    }

    private Reading ended(Instant sentAt, Outcome outcome, String detail) {
        return new Reading(sentAt, Duration.between(sentAt, clock.instant()), outcome, detail);
    }
}
