package dev.clickledger.app.ad;

import java.sql.SQLException;

/** PostgreSQL did not do what was asked. */
public final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseFailure(String operation, SQLException cause) {
        super(operation + " failed: " + cause.getMessage(), cause);
    }
}
