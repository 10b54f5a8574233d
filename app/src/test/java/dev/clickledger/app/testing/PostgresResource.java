package dev.clickledger.app.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the app under test a real, migrated PostgreSQL. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable TestPostgres postgres;

    @Override
    public Map<String, String> start() {
        TestPostgres started = TestPostgres.start();
        postgres = started;
        return Map.of("quarkus.datasource.jdbc.url", started.jdbcUrl());
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
