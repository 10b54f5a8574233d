package dev.clickledger.app.console.live;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A beat every few seconds. Pages are told nothing while nothing changes; by its beats they know that they would have
 * been told.
 */
@ApplicationScoped
public class Pulse {

    private final LiveFeed<Long> beats;

    @Inject
    Pulse() {
        this(Executors.newVirtualThreadPerTaskExecutor());
    }

    Pulse(Executor executor) {
        this.beats = new LiveFeed<>(before -> before == null ? 1 : before + 1, Long::equals, executor);
    }

    /** Watches the beats, which are numbered. */
    public Watch watch(Consumer<Long> watcher) {
        return beats.watch(watcher);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        if (beats.watched()) {
            beats.tick();
        }
    }
}
