package dev.clickledger.app.ad;

import dev.clickledger.app.database.DatabaseFailure;
import dev.clickledger.app.destination.Destination;
import dev.clickledger.app.destination.DestinationResult;
import dev.clickledger.app.destination.DestinationRules;
import dev.clickledger.contract.SigningKey;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Loads the catalog from PostgreSQL in one snapshot transaction. */
@Singleton
final class PostgresCatalogSource implements CatalogSource {

    private static final Logger LOG = Logger.getLogger(PostgresCatalogSource.class);
    private static final int FETCH_SIZE = 5_000;

    private static final String ADS_OF_TENANT =
            " where ad_id in (select ad.id from ad join campaign on campaign.id = ad.campaign_id where tenant_id = ?)";

    private final DataSource database;
    private final DestinationRules rules;

    PostgresCatalogSource(DataSource database, DestinationRules rules) {
        this.database = database;
        this.rules = rules;
    }

    @Override
    public long revision() {
        try (Connection connection = database.getConnection()) {
            return revision(connection);
        } catch (SQLException e) {
            throw new DatabaseFailure("reading the catalog's revision", e);
        }
    }

    @Override
    public CatalogSnapshot load() {
        return load(null);
    }

    @Override
    public CatalogSnapshot loadTenant(String tenantId) {
        return load(tenantId);
    }

    /** Everything, or what is one tenant's. */
    private CatalogSnapshot load(@Nullable String tenantId) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                long revision = revision(connection);
                List<Campaign> campaigns = campaigns(connection, tenantId);
                List<CatalogAd> ads =
                        ads(connection, tenantId, sources(connection, tenantId), parameters(connection, tenantId));
                return new CatalogSnapshot(revision, campaigns, ads, keys(connection, tenantId));
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("loading the catalog", e);
        }
    }

    private static long revision(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select revision from catalog_revision")) {
            if (!row.next()) {
                throw new SQLException("catalog_revision has no row");
            }
            return row.getLong(1);
        }
    }

    private static PreparedStatement select(
            Connection connection, String select, String where, @Nullable String tenantId, String order)
            throws SQLException {
        if (tenantId == null) {
            return connection.prepareStatement(select + order);
        }
        PreparedStatement statement = connection.prepareStatement(select + where + order);
        statement.setString(1, tenantId);
        return statement;
    }

    private static List<Campaign> campaigns(Connection connection, @Nullable String tenantId) throws SQLException {
        List<Campaign> campaigns = new ArrayList<>();
        try (PreparedStatement statement = select(
                        connection, "select id, tenant_id, name from campaign", " where tenant_id = ?", tenantId, "");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                campaigns.add(new Campaign(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return campaigns;
    }

    private static Map<String, Set<String>> sources(Connection connection, @Nullable String tenantId)
            throws SQLException {
        Map<String, Set<String>> sources = new HashMap<>();
        try (PreparedStatement statement =
                        select(connection, "select ad_id, source from ad_source", ADS_OF_TENANT, tenantId, "");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                sources.computeIfAbsent(row.getString(1), id -> new HashSet<>()).add(row.getString(2));
            }
        }
        return sources;
    }

    private static Map<String, List<String>> parameters(Connection connection, @Nullable String tenantId)
            throws SQLException {
        Map<String, List<String>> parameters = new HashMap<>();
        try (PreparedStatement statement = select(
                        connection,
                        "select ad_id, name from ad_parameter",
                        ADS_OF_TENANT,
                        tenantId,
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
            Connection connection,
            @Nullable String tenantId,
            Map<String, Set<String>> sources,
            Map<String, List<String>> parameters)
            throws SQLException {
        List<CatalogAd> ads = new ArrayList<>();
        try (PreparedStatement statement =
                select(connection, AdRow.SELECT, " where campaign.tenant_id = ?", tenantId, "")) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Ad ad = AdRow.readForClicks(row);
                    switch (rules.read(ad.destination())) {
                        case DestinationResult.Valid(Destination destination) ->
                            ads.add(new CatalogAd(
                                    ad,
                                    destination,
                                    sources.getOrDefault(ad.id(), Set.of()),
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

    private static Map<String, List<SigningKey>> keys(Connection connection, @Nullable String tenantId)
            throws SQLException {
        Map<String, List<SigningKey>> keys = new HashMap<>();
        try (PreparedStatement statement = select(
                        connection,
                        "select tenant_id, key_id, secret from signing_key where revoked_at is null",
                        " and tenant_id = ?",
                        tenantId,
                        " order by created_at desc, key_id");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                keys.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(new SigningKey(row.getString(2), row.getBytes(3)));
            }
        }
        return keys;
    }
}
