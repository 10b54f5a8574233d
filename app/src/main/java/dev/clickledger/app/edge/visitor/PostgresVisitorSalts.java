package dev.clickledger.app.edge.visitor;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Salts in PostgreSQL, drawn at random by whichever replica comes first. Tomorrow's is drawn today, so that midnight
 * passes unnoticed even while PostgreSQL is down. A salt is deleted two days after its day began.
 *
 * <p>A start while PostgreSQL is down goes on with a salt of this replica's own until the shared one is read: a copy on
 * disk would outlive the deletion. Until then a visitor without a token is another one to every replica.
 */
@Startup
@Singleton
final class PostgresVisitorSalts implements VisitorSalts {

    private static final Logger LOG = Logger.getLogger(PostgresVisitorSalts.class);
    private static final int SALT_LENGTH = 32;
    private static final int LOOK_EVERY_SECONDS = 5;

    private final DataSource database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("visitor-salts").daemon().factory());

    private volatile NavigableMap<LocalDate, VisitorSalt> salts = Collections.emptyNavigableMap();
    private volatile @Nullable VisitorSalt stopgap;
    private boolean databaseDown;

    PostgresVisitorSalts(@io.quarkus.agroal.DataSource("redirect") DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        refresher.scheduleWithFixedDelay(this::refresh, 0, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        refresher.shutdownNow();
    }

    @Override
    public @Nullable VisitorSalt at(Instant instant) {
        NavigableMap<LocalDate, VisitorSalt> known = salts;
        if (known.isEmpty()) {
            return stopgap;
        }
        var newest = known.floorEntry(LocalDate.ofInstant(instant, ZoneOffset.UTC));
        // a clock that is set back shows a day whose salt is gone, or was never drawn
        return (newest == null ? known.firstEntry() : newest).getValue();
    }

    /** Draws, loads and deletes once a day. Never throws, or the schedule would end. */
    void refresh() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate tomorrow = today.plusDays(1);
        if (salts.containsKey(today)
                && salts.containsKey(tomorrow)
                && salts.firstKey().plusDays(2).isAfter(today)) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            draw(connection, today);
            draw(connection, tomorrow);
            delete(connection, today.minusDays(2));
            salts = load(connection);
            databaseDown = false;
        } catch (SQLException e) {
            if (!databaseDown) {
                LOG.errorf(e, "Visitor salts could not be read; the newest known one stays in use");
            }
            databaseDown = true;
            if (salts.isEmpty()) {
                drawStopgap(today);
            }
        }
    }

    private void drawStopgap(LocalDate day) {
        VisitorSalt drawn = stopgap;
        if (drawn == null || !drawn.day().equals(day)) {
            stopgap = new VisitorSalt(day, salt());
            LOG.warn("Visitors are hashed with a salt of this replica's own until PostgreSQL answers");
        }
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        return salt;
    }

    private void draw(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into visitor_salt (day, salt) values (?, ?) on conflict do nothing")) {
            insert.setObject(1, day);
            insert.setBytes(2, salt());
            insert.executeUpdate();
        }
    }

    private static void delete(Connection connection, LocalDate upTo) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from visitor_salt where day <= ?")) {
            delete.setObject(1, upTo);
            delete.executeUpdate();
        }
    }

    private static NavigableMap<LocalDate, VisitorSalt> load(Connection connection) throws SQLException {
        NavigableMap<LocalDate, VisitorSalt> loaded = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select day, salt from visitor_salt")) {
            while (row.next()) {
                LocalDate day = row.getObject(1, LocalDate.class);
                loaded.put(day, new VisitorSalt(day, row.getBytes(2)));
            }
        }
        return Collections.unmodifiableNavigableMap(loaded);
    }
}
