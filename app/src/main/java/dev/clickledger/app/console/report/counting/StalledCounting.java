package dev.clickledger.app.console.report.counting;

import dev.clickledger.app.console.live.LiveFeed;
import dev.clickledger.app.console.live.Watch;
import dev.clickledger.app.console.report.counting.CountingProgress.Progress;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notices that clicks wait in the log and none is counted, since when. Figures that stand still look the same when
 * nobody clicks; only the log tells the difference.
 */
@ApplicationScoped
public class StalledCounting {

    /** Counting is noted every few seconds; so long a pause is no accident. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountingProgress progress;
    private final Clock clock;
    private final LiveFeed<Optional<Instant>> feed;
    private long counted = -1;
    private @Nullable Instant waitingSince;

    @Inject
    StalledCounting(CountingProgress progress, Clock clock) {
        this(progress, clock, Executors.newVirtualThreadPerTaskExecutor());
    }

    StalledCounting(CountingProgress progress, Clock clock, Executor executor) {
        this.progress = progress;
        this.clock = clock;
        this.feed = new LiveFeed<>(_ -> next(), Optional::equals, executor);
    }

    /** Watches since when nothing is counted though clicks wait; empty while all is well. */
    public Watch watch(Consumer<Optional<Instant>> watcher) {
        return feed.watch(watcher);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        if (feed.watched()) {
            feed.tick();
        }
    }

    /** While it cannot be told, what was last known holds. */
    private synchronized Optional<Instant> next() {
        Optional<Progress> read = progress.read();
        Instant now = clock.instant();
        if (read.isPresent()) {
            boolean moved = read.get().counted() != counted;
            boolean waiting = read.get().logged() > read.get().counted();
            counted = read.get().counted();
            if (moved || !waiting) {
                waitingSince = null;
            } else if (waitingSince == null) {
                waitingSince = now;
            }
        }
        return waitingSince != null && now.isAfter(waitingSince.plus(PATIENCE))
                ? Optional.of(waitingSince)
                : Optional.empty();
    }
}
