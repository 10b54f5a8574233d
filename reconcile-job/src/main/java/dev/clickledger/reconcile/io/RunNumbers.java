package dev.clickledger.reconcile.io;

import dev.clickledger.reconcile.ReconcileConfig;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The right to run, and the numbers of runs, from PostgreSQL. The right is an advisory lock of one connection: it ends
 * with the process, however that ends.
 */
public final class RunNumbers implements AutoCloseable {

    private static final String UNDEFINED_TABLE = "42P01";
    private static final long LOCK = 0x636c69636b6c6564L;

    private final Connection connection;

    private RunNumbers(Connection connection) {
        this.connection = connection;
    }

    /** Takes the right to run; empty while another run has it. */
    public static Optional<RunNumbers> claim(ReconcileConfig.Database database) {
        try {
            Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
            RunNumbers numbers = new RunNumbers(connection);
            if (numbers.query("select case when pg_try_advisory_lock(" + LOCK + ") then 1 else 0 end") == 1) {
                return Optional.of(numbers);
            }
            numbers.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot reach PostgreSQL at " + database.url(), e);
        }
    }

    /** The next run's number, greater than all before. */
    public long next() {
        try {
            return query("select nextval('reconciliation_run_number')");
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                throw new IllegalStateException(
                        "PostgreSQL has no sequence reconciliation_run_number: start the app once, it creates the schema",
                        e);
            }
            throw new IllegalStateException("cannot draw a run number", e);
        }
    }

    /**
     * Makes sure that the right to run was not lost with its connection.
     *
     * @throws IllegalStateException when it was
     */
    public void ensureHeld() {
        try {
            query("select 1");
        } catch (SQLException e) {
            throw new IllegalStateException("the connection to PostgreSQL that holds the right to run is gone", e);
        }
    }

    private long query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("closing the connection to PostgreSQL failed", e);
        }
    }
}
