package dev.clickledger.app.database;

import dev.clickledger.app.database.BusyException.Reason;
import java.sql.SQLException;
import java.util.Optional;

/** PostgreSQL refused what was asked: a fault of ours, unlike a {@link BusyException}. */
public final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failed operation.
     *
     * @param operation what was tried, as the beginning of a sentence
     */
    public DatabaseFailure(String operation, SQLException cause) {
        super(operation + " failed: " + cause.getMessage(), cause);
    }

    /**
     * Why a statement may succeed a moment later; empty when it never will.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's error codes</a>
     */
    static Optional<Reason> passing(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            // lock not available; deadlock; two transactions that cannot both be
            case "55P03", "40P01", "40001" -> Optional.of(Reason.LOCK);
            // cancelled by its timeout
            case "57014" -> Optional.of(Reason.STATEMENT);
            // too many connections
            case "53300" -> Optional.of(Reason.POOL);
            // idle for too long inside a transaction
            case "25P03" -> Optional.of(Reason.DATABASE);
            default ->
                // no connection; no resources; shutting down, starting up
                state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")
                        ? Optional.of(Reason.DATABASE)
                        : Optional.empty();
        };
    }
}
