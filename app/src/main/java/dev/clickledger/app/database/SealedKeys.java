package dev.clickledger.app.database;

import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.StorageKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that all signing keys are sealed with the current storage key: those from before there was one, and those that a
 * former one sealed. So a key that was replaced can be forgotten after the next start.
 */
final class SealedKeys {

    private static final Logger LOG = Logger.getLogger(SealedKeys.class);

    private final StorageKeys keys;

    private record Row(
            String tenantId,
            String keyId,
            byte[] sealed,
            @Nullable String sealedBy) {}

    SealedKeys(StorageKeys keys) {
        this.keys = keys;
    }

    /**
     * Seals anew what is not sealed with the current key, all or nothing.
     *
     * @throws StorageKeys.UnknownKeyException when one was sealed with a key that is not known: nothing is changed
     */
    void sealAnew(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        List<Row> rows;
        try {
            rows = outdated(connection);
            for (Row row : rows) {
                seal(connection, row);
            }
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        if (!rows.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                // a new file for the table, without what its rows were before
                statement.execute("vacuum (full) signing_key");
            }
            LOG.infof("%d signing keys are sealed with storage key %s now", rows.size(), keys.currentId());
        }
    }

    private List<Row> outdated(Connection connection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select tenant_id, key_id, sealed, sealed_by from signing_key where sealed_by is distinct from ?"
                        + " for update")) {
            select.setString(1, keys.currentId());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(row.getString(1), row.getString(2), row.getBytes(3), row.getString(4)));
                }
            }
        }
        return rows;
    }

    private void seal(Connection connection, Row row) throws SQLException {
        SigningKey key = row.sealedBy() == null
                ? new SigningKey(row.keyId(), row.sealed())
                : keys.open(row.tenantId(), row.keyId(), row.sealed());
        try (PreparedStatement update = connection.prepareStatement(
                "update signing_key set sealed = ?, sealed_by = ? where tenant_id = ? and key_id = ?")) {
            update.setBytes(1, keys.seal(row.tenantId(), key));
            update.setString(2, keys.currentId());
            update.setString(3, row.tenantId());
            update.setString(4, row.keyId());
            update.executeUpdate();
        }
    }
}
