package dev.clickledger.app.ad;

import dev.clickledger.app.database.DatabaseFailure;
import dev.clickledger.contract.SigningKey;
import jakarta.inject.Singleton;
import java.sql.Connection;
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

/** Loads the catalog from PostgreSQL in one snapshot transaction. */
@Singleton
final class PostgresCatalogSource implements CatalogSource {

    private static final Logger LOG = Logger.getLogger(PostgresCatalogSource.class);
    private static final int FETCH_SIZE = 5_000;

    private final DataSource database;
    private final DestinationRules rules;

    PostgresCatalogSource(DataSource database, AdSettings settings) {
        this.database = database;
        this.rules = new DestinationRules(settings.loopbackHttp());
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
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                long revision = revision(connection);
                List<Campaign> campaigns = campaigns(connection);
                List<CatalogAd> ads = ads(connection, sources(connection), parameters(connection));
                return new CatalogSnapshot(revision, campaigns, ads, keys(connection));
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

    private static List<Campaign> campaigns(Connection connection) throws SQLException {
        List<Campaign> campaigns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select id, tenant_id, name from campaign")) {
            while (row.next()) {
                campaigns.add(new Campaign(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return campaigns;
    }

    private static Map<String, Set<String>> sources(Connection connection) throws SQLException {
        Map<String, Set<String>> sources = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select ad_id, source from ad_source")) {
            while (row.next()) {
                sources.computeIfAbsent(row.getString(1), id -> new HashSet<>()).add(row.getString(2));
            }
        }
        return sources;
    }

    private static Map<String, List<String>> parameters(Connection connection) throws SQLException {
        Map<String, List<String>> parameters = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select ad_id, name from ad_parameter order by ad_id, position, name")) {
            while (row.next()) {
                parameters
                        .computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(row.getString(2));
            }
        }
        return parameters;
    }

    private List<CatalogAd> ads(
            Connection connection, Map<String, Set<String>> sources, Map<String, List<String>> parameters)
            throws SQLException {
        List<CatalogAd> ads = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery(AdRow.SELECT)) {
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

    private static Map<String, List<SigningKey>> keys(Connection connection) throws SQLException {
        Map<String, List<SigningKey>> keys = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select tenant_id, key_id, secret from signing_key
                        where revoked_at is null order by created_at desc, key_id
                        """)) {
            while (row.next()) {
                keys.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(new SigningKey(row.getString(2), row.getBytes(3)));
            }
        }
        return keys;
    }
}
