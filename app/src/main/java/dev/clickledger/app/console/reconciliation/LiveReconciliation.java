package dev.clickledger.app.console.reconciliation;

import dev.clickledger.app.console.live.LiveFeed;
import dev.clickledger.app.console.live.Watch;
import dev.clickledger.app.console.pinot.PinotUnavailableException;
import dev.clickledger.app.console.security.PlatformScope;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the platform's overview of recounts live while someone watches it. */
@ApplicationScoped
public class LiveReconciliation {

    private static final int WINDOWS = 100;

    private final Reconciliations reconciliations;
    private final SetAsideCounter setAside;
    private final Clock clock;
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<PlatformScope, LiveFeed<ReconciliationOverview>> feeds = new ConcurrentHashMap<>();

    LiveReconciliation(Reconciliations reconciliations, SetAsideCounter setAside, Clock clock) {
        this.reconciliations = reconciliations;
        this.setAside = setAside;
        this.clock = clock;
    }

    /** Watches the overview. */
    public Watch watch(PlatformScope scope, Consumer<ReconciliationOverview> watcher) {
        LiveFeed<ReconciliationOverview> feed = feeds.computeIfAbsent(
                scope, _ -> new LiveFeed<>(before -> next(scope, before), ReconciliationOverview::looksLike, executor));
        Watch watch = feed.watch(watcher);
        feed.tick();
        return watch;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        feeds.values().stream().filter(LiveFeed::watched).forEach(LiveFeed::tick);
    }

    private ReconciliationOverview next(PlatformScope scope, @Nullable ReconciliationOverview before) {
        try {
            return new ReconciliationOverview(
                    reconciliations.drift(scope, WINDOWS),
                    reconciliations.backfill(scope),
                    setAside.count(),
                    clock.instant(),
                    false);
        } catch (PinotUnavailableException e) {
            return before == null
                    ? new ReconciliationOverview(null, Optional.empty(), setAside.count(), clock.instant(), true)
                    : new ReconciliationOverview(
                            before.windows(), before.backfill(), setAside.count(), before.asOf(), true);
        }
    }
}
