package dev.clickledger.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.clickledger.app.role.Role;
import dev.clickledger.app.testing.TestPostgres;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SchemaMigrationTest {

    private static TestPostgres postgres;

    private final PGSimpleDataSource seen = new PGSimpleDataSource();

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void databaseThatAnswersIsMigratedBeforeTheStartGoesOn() throws SQLException {
        seen.setURL(postgres.jdbcUrl() + "?user=clickledger");
        new SchemaMigration(flyway("at_once"), seen, Databases.settings(true), Databases.KEYS)
                .onStart(new StartupEvent(), Role.BOTH);

        assertThat(tables("at_once")).isPositive();
    }

    @Test
    void databaseThatIsDownHoldsNothingUpAndIsMigratedLater() throws SQLException {
        seen.setURL("jdbc:postgresql://127.0.0.1:1/none");
        SchemaMigration migration =
                new SchemaMigration(flyway("later"), seen, Databases.settings(true), Databases.KEYS);
        migration.onStart(new StartupEvent(), Role.BOTH);
        assertThat(tables("later")).isZero();

        seen.setURL(postgres.jdbcUrl() + "?user=clickledger");
        await().atMost(Duration.ofSeconds(30)).until(() -> tables("later") > 0);
        migration.onStop(new ShutdownEvent());
    }

    @Test
    void migrationThatFailsEndsTheStart() throws SQLException {
        seen.setURL(postgres.jdbcUrl() + "?user=clickledger");
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema foreign_tables; create table foreign_tables.something ()");
        }
        SchemaMigration migration =
                new SchemaMigration(flyway("foreign_tables"), seen, Databases.settings(true), Databases.KEYS);

        assertThatExceptionOfType(FlywayException.class)
                .isThrownBy(() -> migration.onStart(new StartupEvent(), Role.BOTH));
    }

    @Test
    void nothingHappensWhereItIsNotWanted() throws SQLException {
        seen.setURL(postgres.jdbcUrl() + "?user=clickledger");
        new SchemaMigration(flyway("unwanted"), seen, Databases.settings(false), Databases.KEYS)
                .onStart(new StartupEvent(), Role.BOTH);

        assertThat(tables("unwanted")).isZero();
    }

    private static Flyway flyway(String schema) {
        DataSource database = postgres.database();
        return Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .locations("classpath:db/migration")
                .load();
    }

    private static int tables(String schema) throws SQLException {
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from pg_tables where tablename = 'ad' and schemaname = '" + schema + "'")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
