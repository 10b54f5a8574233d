package dev.clickledger.stack.faults;

import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.StorageKeys;
import dev.clickledger.stack.RunningStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** An advertiser of this test's own, so that nobody else's clicks are in its counts. */
final class TestAds {

    static final String TENANT = "faults";
    static final SigningKey KEY = new SigningKey("faults", new byte[SigningKey.MIN_SECRET_LENGTH]);

    private static final String CAMPAIGN = "faults-campaign";
    private static final List<String> ADS = List.of("faults-hot", "faults-warm", "faults-cold");

    private TestAds() {}

    /** Registers the ads and gives their ids. */
    static List<String> register(RunningStack stack) throws SQLException {
        StorageKeys keys = StorageKeys.of(stack.variable(StorageKeys.VARIABLE), List.of());
        try (Connection connection = DriverManager.getConnection(
                stack.variable("JDBC_URL"), stack.variable("JDBC_USER"), stack.variable("JDBC_PASSWORD"))) {
            update(
                    connection,
                    "insert into tenant (id, name, demo) values (?, 'Killed components', true)"
                            + " on conflict do nothing",
                    TENANT);
            update(
                    connection,
                    "insert into campaign (id, tenant_id, name) values (?, ?, 'Faults') on conflict do nothing",
                    CAMPAIGN,
                    TENANT);
            update(
                    connection,
                    "insert into signing_key (tenant_id, key_id, sealed, sealed_by) values (?, ?, ?, ?)"
                            + " on conflict do nothing",
                    TENANT,
                    KEY.keyId(),
                    keys.seal(TENANT, KEY),
                    keys.currentId());
            for (String ad : ADS) {
                update(
                        connection,
                        "insert into ad (id, campaign_id, name, destination)"
                                + " values (?, ?, ?, 'https://example.com/') on conflict do nothing",
                        ad,
                        CAMPAIGN,
                        ad);
            }
        }
        return ADS;
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
