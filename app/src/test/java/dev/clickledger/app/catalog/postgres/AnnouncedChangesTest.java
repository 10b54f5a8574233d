package dev.clickledger.app.catalog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.catalog.CatalogAd;
import dev.clickledger.app.catalog.CatalogSnapshot;
import dev.clickledger.app.catalog.Catalogs;
import dev.clickledger.app.database.Databases;
import dev.clickledger.app.destination.Destinations;
import dev.clickledger.app.testing.TestPostgres;
import dev.clickledger.contract.SigningKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A catalog that never looks by itself, beside another process that writes to PostgreSQL. */
class AnnouncedChangesTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String LISTENERS =
            "from pg_stat_activity where query like 'listen catalog_change%'" + " and usename = 'clickledger_redirect'";

    private static TestPostgres postgres;

    @SuppressWarnings("NullAway.Init") // by listen
    private AdCatalog catalog;

    @SuppressWarnings("NullAway.Init") // by listen
    private AnnouncedChanges announced;

    @BeforeAll
    static void startPostgres() throws SQLException {
        postgres = TestPostgres.start();
        byte[] sealed = Databases.KEYS.seal("acme", new SigningKey("old", new byte[32]));
        execute("insert into tenant (id, name) values ('acme', 'Acme')");
        execute("insert into campaign (id, tenant_id, name) values ('spring', 'acme', 'Spring')");
        execute(
                "insert into ad (id, campaign_id, name, destination) values ('boots', 'spring', 'Boots', 'https://a.example/')");
        execute("insert into ad_source (ad_id, source) values ('boots', 'old')");
        execute("insert into signing_key (tenant_id, key_id, sealed, sealed_by) values ('acme', 'old', '\\x"
                + HexFormat.of().formatHex(sealed) + "', '" + Databases.KEYS.currentId() + "')");
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @BeforeEach
    void listen() {
        catalog = Catalogs.catalog(
                new PostgresCatalogSource(
                        postgres.redirect(), Destinations.rules(), Databases.settings(true), Databases.KEYS),
                Optional.empty(),
                Clock.systemUTC());
        announced = new AnnouncedChanges(postgres.redirect(), catalog);
        announced.start();
        await().atMost(SOON).until(() -> catalog.loaded() != null);
    }

    @AfterEach
    void stop() throws SQLException {
        announced.stop();
        execute("select pg_terminate_backend(pid) " + LISTENERS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert into ad (id, campaign_id, name, destination) values ('new', 'spring', 'New', 'https://a.example/')
            update ad set destination = 'https://b.example/' where id = 'boots'
            update ad set active = false where id = 'boots'
            insert into ad_source (ad_id, source) values ('boots', 'new')
            insert into ad_parameter (ad_id, name, position) values ('boots', 'gclid', 1)
            update signing_key set revoked_at = now() where key_id = 'old'
            update campaign set name = 'Autumn'
            """)
    void whatAnotherProcessWritesIsThereWithoutALook(String change) throws SQLException {
        CatalogSnapshot before = loaded();

        execute(change);

        expect(() -> loaded() != before);
    }

    @Test
    void aConnectionThatBreaksIsMadeAnewAndNothingIsMissed() throws SQLException {
        execute("select pg_terminate_backend(pid) " + LISTENERS);
        execute("insert into ad (id, campaign_id, name, destination)"
                + " values ('meanwhile', 'spring', 'New', 'https://a.example/')");
        expect(() -> ad("meanwhile") != null);

        execute("insert into ad (id, campaign_id, name, destination)"
                + " values ('later', 'spring', 'New', 'https://a.example/')");
        expect(() -> ad("later") != null);
    }

    @Test
    void whatIsNotCommittedIsNotAnnounced() throws SQLException {
        CatalogSnapshot before = loaded();
        try (Connection connection = postgres.console().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update ad set name = 'Never' where id = 'boots'");
            connection.rollback();
        }
        execute("insert into ad (id, campaign_id, name, destination)"
                + " values ('then', 'spring', 'New', 'https://a.example/')");

        expect(() -> ad("then") != null);
        assertThat(before).isNotSameAs(loaded());
        CatalogAd boots = ad("boots");
        assertThat(boots).isNotNull();
        assertThat(boots == null ? "" : boots.ad().name()).isEqualTo("Boots");
    }

    private CatalogSnapshot loaded() {
        CatalogSnapshot loaded = catalog.loaded();
        return loaded == null ? CatalogSnapshot.EMPTY : loaded;
    }

    private @Nullable CatalogAd ad(String id) {
        return loaded().ad(id);
    }

    private static void expect(Callable<Boolean> so) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(so);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
