package dev.clickledger.app.console.system;

import dev.clickledger.app.console.live.LiveFeed;
import dev.clickledger.app.console.live.Watch;
import dev.clickledger.app.console.security.PlatformScope;
import dev.clickledger.app.console.system.heartbeat.Heartbeats;
import dev.clickledger.app.console.system.job.StreamingJob;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The state of the platform once a second while someone watches, since ages grow. Asks nobody: all of it is in memory. */
@Singleton
public class LiveSystem {

    private final LiveFeed<SystemState> feed;

    LiveSystem(Heartbeats heartbeats, StreamingJob job, Clock clock) {
        this.feed = new LiveFeed<>(
                _ -> new SystemState(clock.instant().truncatedTo(ChronoUnit.SECONDS), heartbeats.state(), job.state()),
                SystemState::equals,
                Executors.newVirtualThreadPerTaskExecutor());
    }

    /** Watches. */
    public Watch watch(PlatformScope scope, Consumer<SystemState> watcher) {
        Objects.requireNonNull(scope, "scope");
        Watch watch = feed.watch(watcher);
        feed.tick();
        return watch;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        if (feed.watched()) {
            feed.tick();
        }
    }
}
