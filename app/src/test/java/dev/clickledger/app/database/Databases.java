package dev.clickledger.app.database;

import dev.clickledger.contract.StorageKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Databases for tests. */
public final class Databases {

    /** What secrets are sealed with. */
    public static final StorageKeys KEYS = StorageKeys.of("a storage key of the tests", List.of());

    private Databases() {}

    /** Reads and writes over the same pool, with the app's own limits. */
    public static Database of(DataSource pool) {
        return of(pool, pool);
    }

    /** Reads and writes over pools apart, with the app's own limits. */
    public static Database of(DataSource reading, DataSource writing) {
        return new Database(reading, writing, settings(true), new SimpleMeterRegistry());
    }

    /** The defaults. */
    public static DatabaseSettings settings(boolean migrate) {
        return new DatabaseSettings() {
            @Override
            public boolean migrate() {
                return migrate;
            }

            @Override
            public Duration statementTimeout() {
                return Duration.ofSeconds(5);
            }

            @Override
            public Duration bulkTimeout() {
                return Duration.ofSeconds(30);
            }

            @Override
            public Duration lockTimeout() {
                return Duration.ofMillis(800);
            }

            @Override
            public Duration idleTimeout() {
                return Duration.ofMinutes(1);
            }

            @Override
            public int waitingPerTenant() {
                return 8;
            }
        };
    }
}
