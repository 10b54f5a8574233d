package dev.clickledger.app.database;

import java.sql.SQLException;

/** PostgreSQL did not do what was asked. */
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
}
