package dev.clickledger.app.database;

import dev.clickledger.app.database.BusyException.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Transactions for pages and API. Readers and writers have connections apart, so that writes that are stuck leave the reads
 * alone; a tenant writes with one connection of a replica at a time, so that it leaves some for others; and nothing waits
 * for longer than the settings say. Whoever would have to is told by a {@link BusyException}.
 */
@Singleton
public final class Database {

    private static final Logger LOG = Logger.getLogger(Database.class);

    private final DataSource reading;
    private final DataSource writing;
    private final DatabaseSettings settings;
    private final Turns turns;
    private final Map<Reason, Counter> busy = new EnumMap<>(Reason.class);

    @Inject
    Database(
            DataSource reading,
            @io.quarkus.agroal.DataSource("writing") DataSource writing,
            DatabaseSettings settings,
            MeterRegistry meters) {
        this.reading = reading;
        this.writing = writing;
        this.settings = settings;
        this.turns = new Turns(settings.lockTimeout(), settings.waitingPerTenant());
        for (Reason reason : Reason.values()) {
            busy.put(
                    reason,
                    Counter.builder("clickledger.busy")
                            .description("requests of pages and API that were told to try again, by what was busy")
                            .tag("reason", reason.name())
                            .register(meters));
        }
    }

    /** Reads. */
    public <T> T read(String operation, Sql.Work<T> work) {
        return counted(() -> run(reading, operation, settings.statementTimeout(), "", work));
    }

    /** Reads much at once. */
    public <T> T readMuch(String operation, Sql.Work<T> work) {
        return counted(() -> run(reading, operation, settings.bulkTimeout(), "", work));
    }

    /** Writes what is the tenant's, behind its other writes. */
    public <T> T write(String tenantId, String operation, Sql.Work<T> work) {
        return write(tenantId, operation, settings.statementTimeout(), work);
    }

    /** Writes much at once. */
    public <T> T writeMuch(String tenantId, String operation, Sql.Work<T> work) {
        return write(tenantId, operation, settings.bulkTimeout(), work);
    }

    /** Adds what no other write waits for. */
    public <T> T append(String operation, Sql.Work<T> work) {
        return counted(() -> run(writing, operation, settings.statementTimeout(), "", work));
    }

    /** Counts that somebody was told to try again, for whatever else is busy. */
    public BusyException counted(BusyException refusal) {
        Counter counter = busy.get(refusal.reason());
        if (counter != null) {
            counter.increment();
        }
        return refusal;
    }

    private <T> T counted(Supplier<T> work) {
        try {
            return work.get();
        } catch (BusyException e) {
            throw counted(e);
        }
    }

    private <T> T write(String tenantId, String operation, Duration statementTimeout, Sql.Work<T> work) {
        return counted(() ->
                turns.take(tenantId, () -> run(writing, operation, statementTimeout, " Nothing was changed.", work)));
    }

    private <T> T run(DataSource pool, String operation, Duration statementTimeout, String outcome, Sql.Work<T> work) {
        try (Connection connection = connection(pool, operation, outcome)) {
            connection.setAutoCommit(false);
            T result;
            try {
                limit(connection, statementTimeout);
                result = work.run(new Sql(connection));
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
            commit(connection, operation);
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            throw failure(operation, outcome, e);
        }
    }

    private static Connection connection(DataSource pool, String operation, String outcome) {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            LOG.warnf("%s got no connection to PostgreSQL: %s", operation, e.getMessage());
            throw DatabaseFailure.passing(e)
                    .map(reason -> busy(reason, outcome, e))
                    // a pool's own exception has no code
                    .orElseGet(() -> busy(Reason.POOL, outcome, e));
        }
    }

    private void limit(Connection connection, Duration statementTimeout) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // for this transaction alone: whoever has the connection next sets its own
            statement.execute(
                    "set local statement_timeout = " + statementTimeout.toMillis() + "; set local lock_timeout = "
                            + settings.lockTimeout().toMillis() + "; set local idle_in_transaction_session_timeout = "
                            + settings.idleTimeout().toMillis());
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void commit(Connection connection, String operation) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (DatabaseFailure.passing(e).filter(Reason.DATABASE::equals).isEmpty()) {
                throw e;
            }
            LOG.warnf("%s: PostgreSQL did not confirm the commit: %s", operation, e.getMessage());
            throw new BusyException(
                    Reason.DATABASE,
                    "The database has not confirmed the change. Look whether it was made before you repeat it.",
                    e);
        }
    }

    private static RuntimeException failure(String operation, String outcome, SQLException cause) {
        return DatabaseFailure.passing(cause)
                .<RuntimeException>map(reason -> {
                    LOG.warnf("%s was given up: %s", operation, cause.getMessage());
                    return busy(reason, outcome, cause);
                })
                .orElseGet(() -> new DatabaseFailure(operation, cause));
    }

    private static BusyException busy(Reason reason, String outcome, SQLException cause) {
        String what = switch (reason) {
            case LOCK -> "Another change of your organization is still being made, such as an import.";
            case POOL -> "Too much is being read or changed at the same moment.";
            case STATEMENT -> "The database took too long.";
            case DATABASE, IMPORT -> "The database does not answer.";
        };
        return new BusyException(reason, what + outcome + " Try again in a few seconds.", cause);
    }
}
