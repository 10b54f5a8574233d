package dev.clickledger.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.fail;

import dev.clickledger.app.database.DatabaseFailure;
import dev.clickledger.app.destination.Destinations;
import dev.clickledger.contract.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdCatalogTest {

    private static final SigningKey KEY = new SigningKey("k1", new byte[32]);

    @TempDir
    Path folder;

    private final Registry registry = new Registry();
    private final MovableClock clock = new MovableClock();

    @Test
    void changesAreSeenAtTheNextLook() {
        AdCatalog catalog = Catalogs.catalog(registry, Optional.empty(), clock);
        catalog.refresh();
        registry.change(2, "https://shop.example/new");
        catalog.refresh();

        assertThat(destination(catalog)).isEqualTo("https://shop.example/new");
    }

    @Test
    void whatATenantWroteIsThereWhenTheWriteIsAnswered() {
        AdCatalog catalog = Catalogs.catalog(registry, Optional.empty(), clock);
        catalog.refresh();
        registry.change(2, "https://shop.example/new");
        catalog.refresh("acme");

        assertThat(destination(catalog)).isEqualTo("https://shop.example/new");
        assertThat(registry.loads).as("loads of everything").isEqualTo(1);
        assertThat(catalog.campaigns("acme")).hasSize(1);
    }

    @Test
    void whatIsAnnouncedIsLookedAtAtOnceAndAThousandTimesAtOnceAFewTimes() {
        AdCatalog catalog = Catalogs.catalog(registry, Optional.empty(), clock);
        catalog.refresh();
        registry.change(2, "https://shop.example/new");
        catalog.changed();
        await().until(() -> destination(catalog).equals("https://shop.example/new"));

        int looks = registry.looks.get();
        for (int i = 0; i < 1_000; i++) {
            catalog.changed();
        }
        registry.change(3, "https://shop.example/last");
        catalog.changed();

        await().until(() -> destination(catalog).equals("https://shop.example/last"));
        assertThat(registry.looks.get() - looks).isBetween(1, 5);
    }

    @Test
    void othersChangesAreStillSeenAfterATenantsOwn() {
        AdCatalog catalog = Catalogs.catalog(registry, Optional.empty(), clock);
        catalog.refresh();
        registry.change(2, "https://shop.example/new");
        catalog.refresh("globex");
        assertThat(destination(catalog)).isEqualTo("https://shop.example/old");

        catalog.refresh();
        assertThat(destination(catalog)).isEqualTo("https://shop.example/new");
    }

    @Test
    void writeIsAnsweredThoughTheCatalogCannotBeRead() {
        AdCatalog catalog = Catalogs.catalog(registry, Optional.empty(), clock);
        catalog.refresh();
        registry.down = true;
        catalog.refresh("acme");

        assertThat(destination(catalog)).isEqualTo("https://shop.example/old");
    }

    @Test
    void tenantThatWritesMuchWaitsInLineOnce() throws Exception {
        AdCatalog catalog = Catalogs.catalog(registry, Optional.empty(), clock);
        catalog.refresh();
        registry.gate = new CountDownLatch(1);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            writers.add(Thread.ofVirtual().start(() -> catalog.refresh("acme")));
        }
        writers.add(Thread.ofVirtual().start(() -> catalog.refresh("globex")));
        for (Thread writer : writers) {
            // until it waits for its turn, which it does for a limited time, and no more to get in line
            while (writer.isAlive() && writer.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }
        registry.gate.countDown();
        for (Thread writer : writers) {
            writer.join();
        }

        assertThat(registry.tenantLoads).hasSizeLessThanOrEqualTo(3).contains("acme", "globex");
    }

    @Test
    void nothingIsLoadedWhenNothingChanged() {
        AdCatalog catalog = Catalogs.catalog(registry, Optional.empty(), clock);
        catalog.refresh();
        catalog.refresh();

        assertThat(registry.loads).isEqualTo(1);
    }

    @Test
    void whatWasLoadedLastStaysWhileTheDatabaseIsDown() {
        AdCatalog catalog = Catalogs.catalog(registry, Optional.empty(), clock);
        catalog.refresh();
        registry.down = true;
        catalog.refresh();

        assertThat(destination(catalog)).isEqualTo("https://shop.example/old");
    }

    @Test
    void startWhileTheDatabaseIsDownGoesOnWithTheLocalCopy() {
        Catalogs.catalog(registry, file(), clock).refresh();
        registry.down = true;

        AdCatalog next = Catalogs.catalog(registry, file(), clock);
        next.refresh();

        CatalogAd ad = entry(next);
        assertThat(ad.sources()).containsExactly("newsletter");
        assertThat(ad.passThrough()).containsExactly("gclid", "utm_term");
        assertThat(ad.ad()).isEqualTo(Registry.ad("https://shop.example/old"));
        assertThat(destination(next)).isEqualTo("https://shop.example/old");
        assertThat(next.campaigns("acme")).containsExactly(new Campaign("spring", "acme", "Spring"));
        assertThat(snapshot(next).signingKey("acme", "k1")).isEqualTo(KEY);
    }

    @Test
    void localCopyGivesWayToTheDatabaseEvenAtTheSameRevision() {
        Catalogs.catalog(registry, file(), clock).refresh();
        registry.down = true;
        AdCatalog next = Catalogs.catalog(registry, file(), clock);
        next.refresh();
        registry.down = false;
        registry.change(1, "https://shop.example/restored");
        next.refresh();

        assertThat(destination(next)).isEqualTo("https://shop.example/restored");
    }

    @Test
    void localCopyFollowsChangesButNotEachOne() {
        AdCatalog catalog = Catalogs.catalog(registry, file(), clock);
        catalog.refresh();
        registry.change(2, "https://shop.example/two");
        clock.now = clock.now.plusSeconds(1);
        catalog.refresh();
        assertThat(kept()).isEqualTo("https://shop.example/old");

        clock.now = clock.now.plusSeconds(30);
        catalog.refresh();
        assertThat(kept()).isEqualTo("https://shop.example/two");
    }

    @Test
    void onlyItsOwnerReadsTheLocalCopy() throws Exception {
        Catalogs.catalog(registry, file(), clock).refresh();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().orElseThrow())))
                .isEqualTo("rw-------");
    }

    @Test
    void brokenCopyIsNoCopy() throws Exception {
        Files.createDirectories(file().orElseThrow().getParent());
        Files.writeString(file().orElseThrow(), "{\"revisions\":{\"acme\":1},\"ads\":[{");
        registry.down = true;
        AdCatalog catalog = Catalogs.catalog(registry, file(), clock);
        catalog.refresh();

        assertThat(catalog.loaded()).isNull();
    }

    @Test
    void otherTenantsAdDoesNotExist() {
        AdCatalog catalog = Catalogs.catalog(registry, Optional.empty(), clock);
        catalog.refresh();

        assertThat(catalog.ad("acme", "acme-shoes")).isPresent();
        assertThat(catalog.ad("globex", "acme-shoes")).isEmpty();
        assertThat(catalog.ads("globex")).isEmpty();
    }

    private Optional<Path> file() {
        return Optional.of(folder.resolve("app/catalog.json"));
    }

    private String kept() {
        boolean wasDown = registry.down;
        registry.down = true;
        AdCatalog reader = Catalogs.catalog(registry, file(), clock);
        reader.refresh();
        registry.down = wasDown;
        return destination(reader);
    }

    private static String destination(AdCatalog catalog) {
        return entry(catalog).destination().location(null, macro -> "").url();
    }

    private static CatalogAd entry(AdCatalog catalog) {
        CatalogAd ad = snapshot(catalog).ad("acme-shoes");
        return ad == null ? fail("the ad is gone") : ad;
    }

    private static CatalogSnapshot snapshot(AdCatalog catalog) {
        CatalogSnapshot loaded = catalog.loaded();
        return loaded == null ? fail("nothing is loaded") : loaded;
    }

    /** A registry with one ad that can go down. */
    private static final class Registry implements CatalogSource {

        private final List<String> tenantLoads = new CopyOnWriteArrayList<>();
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private final AtomicInteger looks = new AtomicInteger();
        private boolean down;
        private int loads;
        private long revision = 1;
        private String destination = "https://shop.example/old";

        void change(long revision, String destination) {
            this.revision = revision;
            this.destination = destination;
        }

        @Override
        public Map<String, Long> revisions() {
            looks.incrementAndGet();
            if (down) {
                throw new DatabaseFailure("reading", new SQLException("down"));
            }
            return Map.of("acme", revision);
        }

        @Override
        public CatalogSnapshot load() {
            revisions();
            loads++;
            return all();
        }

        @Override
        public CatalogSnapshot load(Set<String> tenantIds) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            revisions();
            tenantLoads.addAll(tenantIds);
            return tenantIds.contains("acme") ? all() : CatalogSnapshot.EMPTY;
        }

        private CatalogSnapshot all() {
            Ad ad = ad(destination);
            return new CatalogSnapshot(
                    Map.of("acme", revision),
                    List.of(new Campaign("spring", "acme", "Spring")),
                    List.of(new CatalogAd(
                            ad, Destinations.of(destination), Set.of("newsletter"), List.of("gclid", "utm_term"))),
                    Map.of("acme", List.of(KEY)));
        }

        static Ad ad(String destination) {
            return new Ad("acme-shoes", "acme", "spring", "Shoes", destination, true, false);
        }
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-03-29T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
