package dev.clickledger.app.catalog;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All ads in memory, as of a moment ago. Reading never waits; what was loaded last stays when PostgreSQL is down. A copy in
 * a local file serves a start while it is down.
 */
@Startup
@ApplicationScoped
public class AdCatalog implements AdDirectory, CatalogRefresh {

    private static final Logger LOG = Logger.getLogger(AdCatalog.class);

    /** How long a write is answered later at most, so that its links work at once. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** Between two looks at what was announced. */
    private static final Duration LEAST_REST = Duration.ofMillis(50);

    private final CatalogSource source;
    private final CatalogFile file;
    private final Duration refreshEvery;
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ad-catalog").daemon().factory());

    /** Tenants that wrote something since their part was read; whoever writes meanwhile waits for the same reading. */
    private final Map<String, Future<?>> awaited = new ConcurrentHashMap<>();

    private final FreshLook freshLook = new FreshLook(refresher, this::refresh);

    private final AtomicBoolean lookIsDue = new AtomicBoolean();
    private volatile long restedAtNanos = System.nanoTime();
    private volatile @Nullable CatalogSnapshot loaded;
    private volatile boolean sourceDown;
    private boolean fromFile;

    AdCatalog(CatalogSource source, CatalogFile file, AdSettings settings) {
        this.source = source;
        this.file = file;
        this.refreshEvery = settings.refreshEvery();
    }

    @PostConstruct
    void start() {
        refresher.scheduleWithFixedDelay(this::refresh, 0, refreshEvery.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        refresher.shutdownNow();
    }

    /** What was loaded last, or null when nothing could be loaded yet. */
    public @Nullable CatalogSnapshot loaded() {
        return loaded;
    }

    /**
     * Looks for what another process may have written a moment ago. Completes soon, on whatever thread, with
     * {@link #loaded()} as new as can be had; at once while the source is down. Never fails.
     */
    public CompletionStage<Void> lookAgain() {
        return sourceDown ? CompletableFuture.completedFuture(null) : freshLook.take();
    }

    /**
     * Looks at the source, since it says that something changed: at once, or after a rest when a look was just over. However
     * often it says so, half of the time is left for other work.
     */
    public void changed() {
        if (lookIsDue.compareAndSet(false, true)) {
            try {
                refresher.schedule(this::lookForWhatChanged, restedAtNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debugf(e, "The catalog is not looked at any more");
            }
        }
    }

    private void lookForWhatChanged() {
        // first: what is announced from here on may not be in what is read below
        lookIsDue.set(false);
        long begun = System.nanoTime();
        refresh();
        long ended = System.nanoTime();
        restedAtNanos = ended + Math.max(ended - begun, LEAST_REST.toNanos());
    }

    @Override
    public List<Campaign> campaigns(String tenantId) {
        return lastLoaded().campaignsOf(tenantId);
    }

    @Override
    public List<Ad> ads(String tenantId) {
        return lastLoaded().adsOf(tenantId);
    }

    @Override
    public Optional<Ad> ad(String tenantId, String adId) {
        return Optional.ofNullable(lastLoaded().ad(adId))
                .map(CatalogAd::ad)
                .filter(ad -> ad.tenantId().equals(tenantId));
    }

    /**
     * Loads what is the tenant's, in turn with all other loading, so that nothing older takes its place. Each tenant waits
     * in line once, however much it writes.
     */
    @Override
    public void refresh(String tenantId) {
        try {
            awaited.computeIfAbsent(tenantId, this::queue).get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | RejectedExecutionException e) {
            LOG.warnf(e, "What tenant %s wrote was not loaded at once; the next look brings it", tenantId);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Future<?> queue(String tenantId) {
        return refresher.submit(() -> {
            // first: a change that is written from here on may not be in what is read below
            awaited.remove(tenantId);
            loadTenant(tenantId);
        });
    }

    private void loadTenant(String tenantId) {
        CatalogSnapshot last = loaded;
        if (last == null || fromFile) {
            refresh();
        } else {
            loaded = last.with(Set.of(tenantId), source.load(Set.of(tenantId)));
        }
    }

    /** Loads what changed at the source. Never throws, or the schedule would end. */
    public void refresh() {
        try {
            CatalogSnapshot last = loaded;
            if (last == null || fromFile) {
                last = source.load();
                loaded = last;
                fromFile = false;
                LOG.infof(
                        "Ad catalog with %d ads of %d tenants",
                        last.size(), last.revisions().size());
            } else {
                Set<String> changed = last.changed(source.revisions());
                if (!changed.isEmpty()) {
                    last = last.with(changed, source.load(changed));
                    loaded = last;
                    LOG.debugf("Ad catalog with changes of %d tenants", changed.size());
                }
            }
            file.keep(last);
            if (sourceDown) {
                LOG.info("The ad registry answers again");
            }
            sourceDown = false;
        } catch (RuntimeException e) {
            if (!sourceDown) {
                LOG.errorf(e, "The ad registry does not answer; clicks go on with the ads known so far");
            }
            sourceDown = true;
            loadFromFile();
        }
    }

    private void loadFromFile() {
        if (loaded == null) {
            file.read().ifPresent(kept -> {
                loaded = kept;
                fromFile = true;
                LOG.warnf("Ad catalog from its local copy, with %d ads", kept.size());
            });
        }
    }

    private CatalogSnapshot lastLoaded() {
        CatalogSnapshot last = loaded;
        return last == null ? CatalogSnapshot.EMPTY : last;
    }
}
