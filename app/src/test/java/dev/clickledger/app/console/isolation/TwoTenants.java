package dev.clickledger.app.console.isolation;

import static org.awaitility.Awaitility.await;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.catalog.Campaign;
import dev.clickledger.app.console.registry.AdRegistry;
import dev.clickledger.app.console.report.answer.RawCount;
import dev.clickledger.app.console.report.pinot.RecordedCounts;
import dev.clickledger.contract.SigningKey;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;

/** Acme and globex, each with a campaign, an ad, a key, an API client and counts, all named after their tenant. */
@Singleton
public class TwoTenants {

    private final AdRegistry registry;
    private final AdCatalog catalog;
    private final DataSource database;
    private final RecordedCounts counts;
    private final Clock clock;

    TwoTenants(AdRegistry registry, AdCatalog catalog, DataSource database, RecordedCounts counts, Clock clock) {
        this.registry = registry;
        this.catalog = catalog;
        this.database = database;
        this.counts = counts;
        this.clock = clock;
    }

    void haveOneOfEach() {
        counts.clear();
        for (String tenant : List.of("acme", "globex")) {
            registry.saveTenant(tenant, tenant);
            String campaign = tenant + "-spring";
            registry.save(new Campaign(campaign, tenant, campaign));
            registry.save(new Ad(
                    tenant + "-boots", tenant, campaign, tenant + "-boots", "https://shop.example/", true, false));
            registry.saveSigningKey(tenant, new SigningKey(tenant + "key", new byte[32]));
            addMachine(tenant);
            Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
            counts.add(
                    tenant,
                    new RawCount(
                            minute,
                            campaign,
                            tenant + "-boots",
                            "VALID",
                            "DE",
                            "PHONE",
                            "DIRECT",
                            7,
                            0,
                            "OPEN",
                            minute));
        }
        await().until(() -> catalog.ad("globex", "globex-boots").isPresent()
                && catalog.ad("acme", "acme-boots").isPresent());
    }

    private void addMachine(String tenant) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into api_client (client_id, tenant_id, name, role) values ('" + tenant
                    + "-machine', '" + tenant + "', '" + tenant + "', 'viewer') on conflict do nothing");
        } catch (SQLException e) {
            throw new IllegalStateException("an API client of " + tenant + " cannot be added", e);
        }
    }
}
