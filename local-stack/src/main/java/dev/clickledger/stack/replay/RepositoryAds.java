package dev.clickledger.stack.replay;

import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.StorageKeys;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The advertiser {@code github} and its ads in the registry, labelled as a demo. */
final class RepositoryAds {

    /** Id of the advertiser. */
    static final String TENANT = "github";

    private static final String CAMPAIGN = "github-2018-01-01";
    private static final String KEY_ID = "replay";

    private final String jdbcUrl;
    private final String user;
    private final String password;
    private final StorageKeys storageKeys;

    RepositoryAds(String jdbcUrl, String user, String password, StorageKeys storageKeys) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
        this.storageKeys = storageKeys;
    }

    /**
     * Adds an ad for every repository unless it is there already.
     *
     * @return the key that signs their impressions
     */
    SigningKey register(List<GithubEvent> events) throws SQLException {
        Map<String, String> names = new LinkedHashMap<>();
        events.forEach(event -> names.put(event.adId(), event.repositoryName()));
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password)) {
            connection.setAutoCommit(false);
            addTenant(connection);
            addAds(connection, names);
            SigningKey key = key(connection);
            connection.commit();
            return key;
        }
    }

    private void addTenant(Connection connection) throws SQLException {
        update(connection, """
                insert into tenant (id, name, demo) values (?, 'GitHub events', true) on conflict do nothing
                """, TENANT);
        update(connection, """
                insert into campaign (id, tenant_id, name) values (?, ?, 'Demo: events of 1 January 2018')
                on conflict do nothing
                """, CAMPAIGN, TENANT);
        byte[] secret = new byte[SigningKey.MIN_SECRET_LENGTH];
        new SecureRandom().nextBytes(secret);
        byte[] sealed = storageKeys.seal(TENANT, new SigningKey(KEY_ID, secret));
        update(connection, """
                insert into signing_key (tenant_id, key_id, sealed, sealed_by) values (?, ?, ?, ?) on conflict do nothing
                """, TENANT, KEY_ID, sealed, storageKeys.currentId());
    }

    private static void addAds(Connection connection, Map<String, String> names) throws SQLException {
        update(connection, """
                insert into ad (id, campaign_id, name, destination)
                select id, ?, name, 'https://github.com/' || name
                from unnest(?::text[], ?::text[]) as repository (id, name)
                on conflict do nothing
                """, CAMPAIGN, texts(connection, names.keySet()), texts(connection, names.values()));
    }

    private SigningKey key(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select sealed from signing_key where tenant_id = ? and key_id = ?")) {
            query.setString(1, TENANT);
            query.setString(2, KEY_ID);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the key that was just added is not there");
                }
                return storageKeys.open(TENANT, KEY_ID, row.getBytes(1));
            }
        }
    }

    private static Array texts(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }
}
