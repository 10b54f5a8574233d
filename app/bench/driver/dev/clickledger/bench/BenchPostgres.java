package dev.clickledger.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.clickledger.app.testing.TestPostgres;
import dev.clickledger.contract.ImpressionToken;
import dev.clickledger.contract.ImpressionTokens;
import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.StorageKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL with one advertiser until it is ended. Writes its address and the links to click into a folder. */
final class BenchPostgres {

    private static final int ADS = 100;
    private static final int LINKS = 20_000;

    private BenchPostgres() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        SigningKey key = new SigningKey("bench", new byte[32]);
        TestPostgres postgres = TestPostgres.start();
        register(postgres, key);
        Files.write(folder.resolve("links.txt"), links(key));
        Files.writeString(folder.resolve("postgres"), postgres.jdbcUrl());
        // the server ends with this process
        Thread.currentThread().join();
    }

    private static void register(TestPostgres postgres, SigningKey key) throws Exception {
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into tenant (id, name) values ('acme', 'Acme')");
            statement.execute("insert into campaign (id, tenant_id, name) values ('spring', 'acme', 'Spring')");
            statement.execute("insert into ad (id, campaign_id, name, destination) select 'ad-' || n, 'spring', 'Ad',"
                    + " 'https://shop.example/landing?click={click_id}' from generate_series(1, " + ADS + ") n");
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into signing_key (tenant_id, key_id, sealed, sealed_by) values ('acme', ?, ?, ?)")) {
                insert.setString(1, key.keyId());
                StorageKeys keys = StorageKeys.of(System.getenv(StorageKeys.VARIABLE), List.of());
                insert.setBytes(2, keys.seal("acme", key));
                insert.setString(3, keys.currentId());
                insert.executeUpdate();
            }
        }
    }

    private static List<String> links(SigningKey key) {
        Instant now = Instant.now();
        List<String> links = new ArrayList<>();
        for (int i = 0; i < LINKS; i++) {
            String ad = "ad-" + (1 + i % ADS);
            ImpressionToken token = new ImpressionToken(
                    key.keyId(), ad, UuidCreator.getTimeOrderedEpoch(), null, now, now.plus(Duration.ofDays(1)));
            links.add("/c/" + ad + "?t=" + ImpressionTokens.mint(token, key));
        }
        return links;
    }
}
