package dev.clickledger.app.console.audit;

import dev.clickledger.app.console.security.PlatformScope;
import dev.clickledger.app.database.Database;
import dev.clickledger.app.database.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The audit in PostgreSQL. */
@Singleton
public final class AuditLog {

    private static final Logger LOG = Logger.getLogger(AuditLog.class);
    private static final int MOST_WAITING = 1_000;
    private static final int STOP_SECONDS = 5;
    private static final String INSERT =
            "insert into audit_entry (tenant_id, person, action, object, outcome, detail) values (?, ?, ?, ?, ?, ?)";

    private final Database database;
    private final Counter lost;
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("audit").daemon().factory());

    @Inject
    AuditLog(Database database, MeterRegistry meters) {
        this.database = database;
        this.lost = Counter.builder("clickledger.audit.lost")
                .description("entries that could not be added to the audit; each is in the log instead")
                .register(meters);
    }

    /** Adds an entry in a transaction that does more: both are done, or neither. */
    public static void add(Sql sql, AuditNote note) throws SQLException {
        sql.update(
                INSERT,
                note.tenantId(),
                note.person(),
                note.action(),
                note.object(),
                note.outcome().name(),
                note.detail());
    }

    /** Adds an entry, now. Never throws: what cannot be added is in the log, and what it is about goes on. */
    public void add(AuditNote note) {
        try {
            database.append("adding to the audit", sql -> {
                add(sql, note);
                return note;
            });
        } catch (RuntimeException e) {
            lose(note, e);
        }
    }

    /** Adds an entry soon, without keeping the caller waiting. Never throws. */
    public void addSoon(AuditNote note) {
        try {
            writer.execute(() -> add(note));
        } catch (RejectedExecutionException e) {
            lose(note, e);
        }
    }

    /**
     * A part of the entries, the newest first.
     *
     * @param before where to go on: the id of the last entry before, or {@link Long#MAX_VALUE}
     */
    public List<AuditEntry> read(PlatformScope scope, AuditFilter filter, long before, int limit) {
        Objects.requireNonNull(scope, "scope");
        List<Object> values = new ArrayList<>(filter.values(before));
        values.add(limit);
        return database.read(
                "reading the audit",
                sql -> sql.rows(
                        "select id, happened_at, tenant_id, person, action, object, outcome, detail from audit_entry"
                                + " where " + filter.condition() + " order by id desc limit ?",
                        AuditLog::entry,
                        values.toArray()));
    }

    void onStop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        writer.shutdown();
        if (!writer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warnf("%d entries are not in the audit", writer.getQueue().size());
        }
    }

    private void lose(AuditNote note, RuntimeException cause) {
        lost.increment();
        LOG.errorf("Not in the audit, since %s: %s", cause.getMessage(), note);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                Sql.instant(row, 2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                AuditOutcome.valueOf(row.getString(7)),
                row.getString(8));
    }
}
