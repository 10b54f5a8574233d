package dev.clickledger.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Asks whether the database takes connections of a role. */
final class PostgresProbe {

    private PostgresProbe() {}

    static boolean answers(String url, String role, String password) {
        try (Connection connection =
                DriverManager.getConnection(url + "?connectTimeout=2&socketTimeout=2", role, password)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
