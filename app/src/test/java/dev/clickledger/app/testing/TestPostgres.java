package dev.clickledger.app.testing;

import dev.clickledger.setup.DatabaseRole;
import dev.clickledger.setup.RoleSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL with the roles of the programs, migrated. It takes any password. */
public final class TestPostgres implements AutoCloseable {

    private static final String DATABASE = "clickledger";

    private final EmbeddedPostgres server;

    private TestPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server with an empty, migrated database. */
    public static TestPostgres start() {
        return start(Map.of());
    }

    /** The same with settings of the server. */
    public static TestPostgres start(Map<String, String> settings) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
            settings.forEach(builder::setServerConfig);
            TestPostgres started = new TestPostgres(builder.start());
            started.makeRoles();
            Flyway.configure()
                    .dataSource(started.database(DatabaseRole.OWNER))
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("starting PostgreSQL failed", e);
        }
    }

    private void makeRoles() {
        Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            passwords.put(role, role.roleName());
        }
        try {
            new RoleSetup(jdbcUrl(), "postgres", "postgres", passwords).apply();
        } catch (SQLException e) {
            throw new IllegalStateException("making the roles failed", e);
        }
    }

    /** Connections of a superuser, not pooled. */
    public DataSource database() {
        return server.getDatabase("postgres", DATABASE);
    }

    /** Connections of pages and API, not pooled. */
    public DataSource console() {
        return database(DatabaseRole.CONSOLE);
    }

    /** Connections of redirects, not pooled. */
    public DataSource redirect() {
        return database(DatabaseRole.REDIRECT);
    }

    /** Connections of a role, not pooled. */
    public DataSource database(DatabaseRole role) {
        return server.getDatabase(role.roleName(), DATABASE);
    }

    /** Its address for JDBC, without a user. */
    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + DATABASE;
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
