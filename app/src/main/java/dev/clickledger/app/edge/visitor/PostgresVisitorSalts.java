package dev.clickledger.app.edge.visitor;

import dev.clickledger.contract.StorageKeys;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.SQLException;
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
 * <p>The table is one that PostgreSQL empties when it crashes, so replicas look every few seconds and put back what they know:
 * whichever comes first, the others follow.
 *
 * <p>A start while PostgreSQL is down goes on with a salt of this replica's own until the shared one is read: a copy on
 * disk would outlive the deletion. Until then a visitor without a token is another one to every replica.
 */
@Singleton
final class PostgresVisitorSalts implements VisitorSalts {

    private static final Logger LOG = Logger.getLogger(PostgresVisitorSalts.class);
    private static final int SALT_LENGTH = 32;
    private static final int LOOK_EVERY_SECONDS = 5;

    private final SaltTable table;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("visitor-salts").daemon().factory());

    private volatile NavigableMap<LocalDate, VisitorSalt> salts = Collections.emptyNavigableMap();
    private volatile @Nullable VisitorSalt stopgap;
    private boolean databaseDown;

    PostgresVisitorSalts(
            @io.quarkus.agroal.DataSource("redirect") DataSource database, Clock clock, StorageKeys storageKeys) {
        this.table = new SaltTable(database, storageKeys);
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

    /** Loads; draws and deletes once a day. Never throws, or the schedule would end. */
    void refresh() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate oldest = today.minusDays(1);
        try {
            NavigableMap<LocalDate, VisitorSalt> found = table.read();
            NavigableMap<LocalDate, VisitorSalt> missing = missing(found, today);
            if (!missing.isEmpty()) {
                table.add(missing.values());
                found = table.read();
            }
            if (!found.headMap(oldest).isEmpty()) {
                table.forgetBefore(oldest);
                found = table.read();
            }
            salts = found;
            databaseDown = false;
        } catch (SQLException | RuntimeException e) {
            if (!databaseDown) {
                LOG.errorf(e, "Visitor salts could not be read; the newest known one stays in use");
            }
            databaseDown = true;
            if (salts.isEmpty()) {
                drawStopgap(today);
            }
        }
    }

    /** Those that this replica knows and the table does not, and new ones for days that nobody drew one for. */
    private NavigableMap<LocalDate, VisitorSalt> missing(NavigableMap<LocalDate, VisitorSalt> found, LocalDate today) {
        NavigableMap<LocalDate, VisitorSalt> missing = new TreeMap<>(salts.tailMap(today.minusDays(1)));
        for (LocalDate day : new LocalDate[] {today, today.plusDays(1)}) {
            missing.computeIfAbsent(day, _ -> new VisitorSalt(day, salt()));
        }
        missing.keySet().removeAll(found.keySet());
        return missing;
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
}
