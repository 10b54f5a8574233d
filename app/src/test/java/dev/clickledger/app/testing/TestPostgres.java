package dev.clickledger.app.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL, migrated. */
public final class TestPostgres implements AutoCloseable {

    private final EmbeddedPostgres server;

    private TestPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server with an empty, migrated database. */
    public static TestPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            Flyway.configure()
                    .dataSource(server.getPostgresDatabase())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return new TestPostgres(server);
        } catch (IOException e) {
            throw new UncheckedIOException("starting PostgreSQL failed", e);
        }
    }

    /** Connections to it, not pooled. */
    public DataSource database() {
        return server.getPostgresDatabase();
    }

    /** Its address for JDBC. */
    public String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("stopping PostgreSQL failed", e);
        }
    }
}
