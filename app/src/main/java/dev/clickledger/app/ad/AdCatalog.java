package dev.clickledger.app.ad;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All ads in memory, as of a moment ago. Reading never waits; what was loaded last stays when PostgreSQL is down. A copy in
 * a local file serves a start while it is down.
 */
@Startup
@ApplicationScoped
public class AdCatalog implements AdDirectory {

    private static final Logger LOG = Logger.getLogger(AdCatalog.class);

    private final CatalogSource source;
    private final CatalogFile file;
    private final Duration refreshEvery;
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ad-catalog").daemon().factory());

    private volatile @Nullable CatalogSnapshot loaded;
    private boolean fromFile;
    private boolean sourceDown;

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

    /** Loads when the source changed. Never throws, or the schedule would end. */
    void refresh() {
        try {
            CatalogSnapshot last = loaded;
            if (last == null || fromFile || last.revision() != source.revision()) {
                last = source.load();
                loaded = last;
                fromFile = false;
                LOG.infof("Ad catalog at revision %d with %d ads", last.revision(), last.size());
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
                LOG.warnf("Ad catalog from its local copy, at revision %d with %d ads", kept.revision(), kept.size());
            });
        }
    }

    private CatalogSnapshot lastLoaded() {
        CatalogSnapshot last = loaded;
        return last == null ? CatalogSnapshot.EMPTY : last;
    }
}
