package dev.clickledger.app.catalog.postgres;

import dev.clickledger.app.catalog.AdCatalog;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears from PostgreSQL that some process changed the catalog, and has it looked at, so that what the console saves is in
 * force at every redirect a moment later. Keeps one connection for it. While there is none, changes are found when the catalog
 * looks by itself.
 */
@Startup
@Singleton
final class AnnouncedChanges {

    /** As in the migration that announces. */
    private static final String LISTEN = "listen catalog_change";

    private static final Logger LOG = Logger.getLogger(AnnouncedChanges.class);

    /** How often a silent connection is asked whether it still is one. */
    private static final Duration ASK_EVERY = Duration.ofSeconds(10);

    private static final int ANSWER_SECONDS = 2;
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final DataSource database;
    private final AdCatalog catalog;
    private final Thread listener =
            Thread.ofPlatform().name("catalog-changes").daemon().unstarted(this::listen);
    private volatile boolean stopped;

    AnnouncedChanges(@io.quarkus.agroal.DataSource("redirect") DataSource database, AdCatalog catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    @PostConstruct
    void start() {
        listener.start();
    }

    @PreDestroy
    void stop() {
        stopped = true;
        listener.interrupt();
    }

    private void listen() {
        while (!stopped) {
            try (Connection connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                LOG.debugf(e, "Changes of the catalog are not announced; it looks for them by itself");
            }
            try {
                Thread.sleep(TRY_AGAIN);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Until the connection breaks. Broken or not, no other work gets a connection that still listens. */
    private void listen(Connection connection) throws SQLException {
        PGConnection announcements = connection.unwrap(PGConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute(LISTEN);
            try {
                // what was announced while nobody listened
                catalog.changed();
                while (!stopped) {
                    PGNotification[] announced = announcements.getNotifications(Math.toIntExact(ASK_EVERY.toMillis()));
                    if (announced != null && announced.length > 0) {
                        catalog.changed();
                    } else if (!connection.isValid(ANSWER_SECONDS)) {
                        return;
                    }
                }
            } finally {
                statement.execute("unlisten *");
            }
        }
    }
}
