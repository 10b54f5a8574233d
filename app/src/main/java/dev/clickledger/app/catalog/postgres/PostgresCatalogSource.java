package dev.clickledger.app.catalog.postgres;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.Campaign;
import dev.clickledger.app.catalog.CatalogAd;
import dev.clickledger.app.catalog.CatalogSnapshot;
import dev.clickledger.app.catalog.CatalogSource;
import dev.clickledger.app.database.DatabaseFailure;
import dev.clickledger.app.database.DatabaseSettings;
import dev.clickledger.app.destination.Destination;
import dev.clickledger.app.destination.DestinationResult;
import dev.clickledger.app.destination.DestinationRules;
import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.StorageKeys;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Loads the catalog from PostgreSQL in one snapshot transaction, over connections that pages and API have no share in.
 */
@Singleton
public final class PostgresCatalogSource implements CatalogSource {

    private static final Logger LOG = Logger.getLogger(PostgresCatalogSource.class);
    private static final int FETCH_SIZE = 5_000;

    private static final String PART_OF_TENANTS =
            " where ad_id in (select ad.id from ad join campaign on campaign.id = ad.campaign_id where tenant_id = any(?))";

    private final DataSource database;
    private final DestinationRules rules;
    private final StorageKeys storageKeys;
    private final Duration patience;

    public PostgresCatalogSource(
            @io.quarkus.agroal.DataSource("redirect") DataSource database,
            DestinationRules rules,
            DatabaseSettings settings,
            StorageKeys storageKeys) {
        this.database = database;
        this.rules = rules;
        this.storageKeys = storageKeys;
        this.patience = settings.bulkTimeout();
    }

    @Override
    public Map<String, Long> revisions() {
        return read("reading the catalog's revisions", connection -> revisions(connection, null));
    }

    @Override
    public CatalogSnapshot load() {
        return loadPart(null);
    }

    @Override
    public CatalogSnapshot load(Set<String> tenantIds) {
        return loadPart(tenantIds.toArray(String[]::new));
    }

    /** Everything, or what is some tenants'. */
    private CatalogSnapshot loadPart(String @Nullable [] tenants) {
        return read("loading the catalog", connection -> {
            // revisions and parts as of one moment: a change that is not in the parts is not in the revisions either
            Map<String, Long> revisions = revisions(connection, tenants);
            List<Campaign> campaigns = campaigns(connection, tenants);
            List<CatalogAd> ads =
                    ads(connection, tenants, sources(connection, tenants), parameters(connection, tenants));
            return new CatalogSnapshot(revisions, campaigns, ads, keys(connection, tenants));
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    private <T> T read(String operation, Reading<T> reading) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read read only;"
                        + " set local statement_timeout = " + patience.toMillis()
                        + "; set local lock_timeout = " + patience.toMillis());
                return reading.from(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(operation, e);
        }
    }

    private static PreparedStatement select(
            Connection connection, String select, String where, String @Nullable [] tenants, String order)
            throws SQLException {
        if (tenants == null) {
            return connection.prepareStatement(select + order);
        }
        PreparedStatement statement = connection.prepareStatement(select + where + order);
        statement.setObject(1, tenants);
        return statement;
    }

    private static Map<String, Long> revisions(Connection connection, String @Nullable [] tenants) throws SQLException {
        Map<String, Long> revisions = new HashMap<>();
        try (PreparedStatement statement = select(
                        connection,
                        "select tenant_id, revision from catalog_revision",
                        " where tenant_id = any(?)",
                        tenants,
                        "");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                revisions.put(row.getString(1), row.getLong(2));
            }
        }
        return revisions;
    }

    private static List<Campaign> campaigns(Connection connection, String @Nullable [] tenants) throws SQLException {
        List<Campaign> campaigns = new ArrayList<>();
        try (PreparedStatement statement = select(
                        connection,
                        "select id, tenant_id, name from campaign",
                        " where tenant_id = any(?)",
                        tenants,
                        "");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                campaigns.add(new Campaign(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return campaigns;
    }

    /** Sources by ad. */
    private record Sources(Map<String, Set<String>> registered, Map<String, Set<String>> signed) {}

    private static Sources sources(Connection connection, String @Nullable [] tenants) throws SQLException {
        Sources sources = new Sources(new HashMap<>(), new HashMap<>());
        try (PreparedStatement statement = select(
                        connection, "select ad_id, source, signed from ad_source", PART_OF_TENANTS, tenants, "");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                (row.getBoolean(3) ? sources.signed() : sources.registered())
                        .computeIfAbsent(row.getString(1), id -> new HashSet<>())
                        .add(row.getString(2));
            }
        }
        return sources;
    }

    private static Map<String, List<String>> parameters(Connection connection, String @Nullable [] tenants)
            throws SQLException {
        Map<String, List<String>> parameters = new HashMap<>();
        try (PreparedStatement statement = select(
                        connection,
                        "select ad_id, name from ad_parameter",
                        PART_OF_TENANTS,
                        tenants,
                        " order by ad_id, position, name");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                parameters
                        .computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(row.getString(2));
            }
        }
        return parameters;
    }

    private List<CatalogAd> ads(
            Connection connection, String @Nullable [] tenants, Sources sources, Map<String, List<String>> parameters)
            throws SQLException {
        List<CatalogAd> ads = new ArrayList<>();
        try (PreparedStatement statement =
                select(connection, AdRow.SELECT, " where campaign.tenant_id = any(?)", tenants, "")) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Ad ad = AdRow.readForClicks(row);
                    switch (rules.read(ad.destination())) {
                        case DestinationResult.Valid(Destination destination) ->
                            ads.add(new CatalogAd(
                                    ad,
                                    destination,
                                    sources.registered().getOrDefault(ad.id(), Set.of()),
                                    sources.signed().getOrDefault(ad.id(), Set.of()),
                                    parameters.getOrDefault(ad.id(), List.of())));
                        case DestinationResult.Invalid(String reason) ->
                            // to redirect nowhere is better than to redirect to a place that was never allowed
                            LOG.errorf("Ad %s is left out: its destination is refused, %s", ad.id(), reason);
                    }
                }
            }
        }
        return ads;
    }

    /** A storage key that is not known here fails the loading: all goes on with the signing keys of before. */
    private Map<String, List<SigningKey>> keys(Connection connection, String @Nullable [] tenants) throws SQLException {
        Map<String, List<SigningKey>> keys = new HashMap<>();
        try (PreparedStatement statement = select(
                        connection,
                        "select tenant_id, key_id, sealed from signing_key where revoked_at is null",
                        " and tenant_id = any(?)",
                        tenants,
                        " order by created_at desc, key_id");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String tenantId = row.getString(1);
                try {
                    SigningKey key = storageKeys.open(tenantId, row.getString(2), row.getBytes(3));
                    keys.computeIfAbsent(tenantId, id -> new ArrayList<>()).add(key);
                } catch (StorageKeys.BrokenSealException e) {
                    LOG.errorf("A signing key is left out: %s", e.getMessage());
                }
            }
        }
        return keys;
    }
}
