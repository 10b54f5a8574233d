package dev.clickledger.stack.demo;

import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.StorageKeys;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The demo advertisers' ads as they stand in the registry, also those that somebody adds while the demo runs. A tenant
 * that the registry does not label as a demo is left alone.
 */
final class DemoCatalog {

    private final String jdbcUrl;
    private final String user;
    private final String password;
    private final StorageKeys storageKeys;
    private final List<String> tenants;

    DemoCatalog(String jdbcUrl, String user, String password, StorageKeys storageKeys, List<String> tenants) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
        this.storageKeys = storageKeys;
        this.tenants = List.copyOf(tenants);
    }

    /** All ads, by tenant in the order given and by id. */
    List<DemoAd> ads() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password)) {
            Map<String, SigningKey> keys = keys(connection);
            Map<String, List<String>> sources = sources(connection);
            List<DemoAd> ads = new ArrayList<>();
            try (PreparedStatement query = forTenants(connection, """
                    select c.tenant_id, c.id, a.id, a.active, a.token_required
                    from ad a join campaign c on c.id = a.campaign_id join tenant t on t.id = c.tenant_id
                    where c.tenant_id = any (?) and t.demo
                    order by array_position(?, c.tenant_id::text), a.id
                    """)) {
                query.setArray(2, connection.createArrayOf("text", tenants.toArray()));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        ads.add(new DemoAd(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                sources.getOrDefault(row.getString(3), List.of()),
                                keys.get(row.getString(1))));
                    }
                }
            }
            return ads;
        }
    }

    private Map<String, SigningKey> keys(Connection connection) throws SQLException {
        Map<String, SigningKey> keys = new HashMap<>();
        try (PreparedStatement query = forTenants(connection, """
                        select tenant_id, key_id, sealed from signing_key
                        where revoked_at is null and tenant_id = any (?)
                        order by created_at, key_id
                        """);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                keys.put(row.getString(1), storageKeys.open(row.getString(1), row.getString(2), row.getBytes(3)));
            }
        }
        return keys;
    }

    private Map<String, List<String>> sources(Connection connection) throws SQLException {
        Map<String, List<String>> sources = new HashMap<>();
        try (PreparedStatement query = forTenants(connection, """
                        select s.ad_id, s.source
                        from ad_source s join ad a on a.id = s.ad_id join campaign c on c.id = a.campaign_id
                        where c.tenant_id = any (?)
                        order by s.ad_id, s.source
                        """);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                sources.computeIfAbsent(row.getString(1), ad -> new ArrayList<>())
                        .add(row.getString(2));
            }
        }
        return sources;
    }

    private PreparedStatement forTenants(Connection connection, String sql) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setArray(1, connection.createArrayOf("text", tenants.toArray()));
        return query;
    }
}
