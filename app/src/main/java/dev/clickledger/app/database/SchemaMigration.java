package dev.clickledger.app.database;

import dev.clickledger.app.role.Role;
import dev.clickledger.contract.StorageKeys;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Migrates the schema, as its owner, before anything else starts. A database that does not answer holds nothing up, since
 * redirects can do without: it is asked again until it does. A migration that fails ends the start. The console does it alone, so
 * that the redirect needs no right to change tables.
 */
@Singleton
final class SchemaMigration {

    private static final Logger LOG = Logger.getLogger(SchemaMigration.class);
    private static final int ASK_EVERY_SECONDS = 2;
    private static final int BEFORE_ALL_ELSE = 1;

    private final Flyway flyway;
    private final DataSource database;
    private final boolean wanted;
    private final SealedKeys sealedKeys;
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("schema-migration").daemon().factory());

    SchemaMigration(
            @FlywayDataSource("owner") Flyway flyway,
            @io.quarkus.agroal.DataSource("owner") DataSource database,
            DatabaseSettings settings,
            StorageKeys keys) {
        this.flyway = flyway;
        this.database = database;
        this.wanted = settings.migrate();
        this.sealedKeys = new SealedKeys(keys);
    }

    void onStart(@Observes @Priority(BEFORE_ALL_ELSE) StartupEvent event, Role role) {
        if (wanted && role.servesConsole() && !migrated()) {
            retries.scheduleWithFixedDelay(this::again, ASK_EVERY_SECONDS, ASK_EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        retries.shutdownNow();
    }

    private void again() {
        try {
            if (migrated()) {
                retries.shutdown();
            }
        } catch (FlywayException | StorageKeys.UnknownKeyException | StorageKeys.BrokenSealException e) {
            LOG.error("The schema could not be brought up to date; the app must be started anew", e);
            retries.shutdown();
        }
    }

    private boolean migrated() {
        if (!answers()) {
            return false;
        }
        flyway.migrate();
        return keysAreSealed();
    }

    private boolean keysAreSealed() {
        try (Connection connection = database.getConnection()) {
            sealedKeys.sealAnew(connection);
            return true;
        } catch (SQLException e) {
            LOG.warnf("The seals of signing keys are looked at later: %s", e.getMessage());
            return false;
        }
    }

    private boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(ASK_EVERY_SECONDS);
        } catch (SQLException e) {
            LOG.warnf("PostgreSQL does not answer, its schema is looked at later: %s", e.getMessage());
            return false;
        }
    }
}
