package dev.clickledger.app.catalog;

import dev.clickledger.app.console.ad.file.ImportTurns;
import dev.clickledger.app.database.Databases;
import dev.clickledger.app.destination.Destinations;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/** Catalogs for tests, which no database has to be asked for. */
public final class Catalogs {

    private Catalogs() {}

    /** A catalog that holds what is given and never changes. */
    public static AdCatalog of(CatalogSnapshot snapshot) {
        AdCatalog catalog = catalog(
                new CatalogSource() {
                    @Override
                    public Map<String, Long> revisions() {
                        return snapshot.revisions();
                    }

                    @Override
                    public CatalogSnapshot load() {
                        return snapshot;
                    }

                    @Override
                    public CatalogSnapshot load(Set<String> tenantIds) {
                        return snapshot;
                    }
                },
                Optional.empty(),
                Clock.systemUTC());
        catalog.refresh();
        return catalog;
    }

    public static AdCatalog catalog(CatalogSource source, Optional<Path> file, Clock clock) {
        return new AdCatalog(
                source, new CatalogFile(settings(file), Destinations.rules(), clock, Databases.KEYS), settings(file));
    }

    public static AdSettings settings(Optional<Path> file) {
        return new AdSettings() {
            @Override
            public Duration refreshEvery() {
                return Duration.ofMillis(500);
            }

            @Override
            public boolean loopbackHttp() {
                return false;
            }

            @Override
            public Optional<Path> snapshot() {
                return file;
            }

            @Override
            public URI publicUrl() {
                return URI.create("https://go.example");
            }

            @Override
            public Optional<List<String>> otherHosts() {
                return Optional.empty();
            }

            @Override
            public int imports() {
                return 3;
            }
        };
    }

    public static ImportTurns importTurns() {
        return new ImportTurns(
                Databases.of(new PGSimpleDataSource()), settings(Optional.empty()), new SimpleMeterRegistry());
    }
}
