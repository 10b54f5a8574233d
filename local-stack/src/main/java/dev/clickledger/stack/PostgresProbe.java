package dev.clickledger.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Asks whether the database takes connections of the app's user. */
final class PostgresProbe {

    private PostgresProbe() {}

    static boolean answers(int port) {
        if (!Loopback.listens(port)) {
            return false;
        }
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/clickledger?connectTimeout=2&socketTimeout=2";
        try (Connection connection = DriverManager.getConnection(url, "clickledger", "clickledger")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
