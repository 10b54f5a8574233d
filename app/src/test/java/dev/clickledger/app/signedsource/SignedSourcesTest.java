package dev.clickledger.app.signedsource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.catalog.CatalogAd;
import dev.clickledger.app.catalog.Catalogs;
import dev.clickledger.app.catalog.postgres.PostgresCatalogSource;
import dev.clickledger.app.console.ad.AdDesk;
import dev.clickledger.app.console.ad.AdEntry;
import dev.clickledger.app.console.ad.AdFields;
import dev.clickledger.app.console.ad.CampaignDesk;
import dev.clickledger.app.console.ad.CampaignEntry;
import dev.clickledger.app.console.ad.CampaignFields;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.Status;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.EditScopes;
import dev.clickledger.app.database.Databases;
import dev.clickledger.app.destination.Destinations;
import dev.clickledger.app.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** How many sources of signed links are told apart, by replicas with a real PostgreSQL between them. */
class SignedSourcesTest {

    private static TestPostgres postgres;
    private static AdDesk ads;
    private static CampaignDesk campaigns;
    private static int tenants;

    private final EditScope alice = EditScopes.of("tenant" + tenants++, "alice");
    private final AdEntry boots = ad(alice);
    private final Replica replica = new Replica();
    private final Replica otherReplica = new Replica();

    /** A redirect with a catalog of its own. */
    private static final class Replica {
        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        private final AdCatalog catalog = Catalogs.catalog(
                new PostgresCatalogSource(
                        postgres.redirect(), Destinations.rules(), Databases.settings(true), Databases.KEYS),
                Optional.empty(),
                Clock.systemUTC());
        private final PostgresSignedSources sources = new PostgresSignedSources(postgres.redirect(), catalog, meters);

        Replica() {
            catalog.refresh();
        }

        CatalogAd ad(String adId) {
            return requireNonNull(requireNonNull(catalog.loaded()).ad(adId));
        }

        boolean counts(AdEntry ad, String source) {
            return sources.counts(ad(ad.id()), source);
        }

        void catchUp() {
            sources.write();
            catalog.refresh();
        }

        double asOther(String reason) {
            return meters.counter("clickledger.signed.sources.as.other", "reason", reason)
                    .count();
        }
    }

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
        ads = new AdDesk(Databases.of(postgres.console()), Destinations.rules(), _ -> {});
        campaigns = new CampaignDesk(Databases.of(postgres.console()), _ -> {});
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aNewSourceIsAnotherOneUntilAllReplicasCanKnowIt() {
        assertThat(replica.counts(boots, "partner")).isFalse();
        assertThat(replica.asOther("not known yet")).isEqualTo(1);

        replica.catchUp();
        otherReplica.catchUp();

        assertThat(replica.counts(boots, "partner")).isTrue();
        assertThat(otherReplica.counts(boots, "partner")).isTrue();
        assertThat(new Replica().counts(boots, "partner")).as("after a restart").isTrue();
    }

    @Test
    void replicasTogetherTellAThousandSourcesApart() {
        for (int i = 0; i < 1_500; i++) {
            assertThat((i % 2 == 0 ? replica : otherReplica).counts(boots, "user-" + i))
                    .isFalse();
            if (i % 400 == 399) {
                replica.catchUp();
                otherReplica.catchUp();
            }
        }
        replica.catchUp();
        otherReplica.catchUp();
        replica.catchUp();

        for (Replica one : List.of(replica, otherReplica, new Replica())) {
            assertThat(IntStream.range(0, 1_500).filter(i -> one.counts(boots, "user-" + i)))
                    .hasSize(CatalogAd.MOST_SOURCES);
            assertThat(one.asOther("beyond the bound")).isGreaterThanOrEqualTo(500);
            assertThat(one.sources.waiting()).isZero();
        }
        AdEntry full = ads.find(alice.tenant(), boots.id()).orElseThrow();
        assertThat(full.hasAllSources()).isTrue();
        assertThat(full.signedSources()).isEqualTo(CatalogAd.MOST_SOURCES);
        assertThat(full.fields().sources()).isEmpty();
    }

    @Test
    void registeredSourcesCountToo() {
        register(IntStream.range(0, 998).mapToObj(i -> "registered-" + i).toList());
        replica.catchUp();
        for (int i = 0; i < 5; i++) {
            replica.counts(boots, "signed-" + i);
        }
        replica.catchUp();

        assertThat(IntStream.range(0, 5).filter(i -> replica.counts(boots, "signed-" + i)))
                .hasSize(2);
        assertThat(replica.counts(boots, "registered-7")).isTrue();
    }

    @Test
    void aSourceThatSomebodyRegistersTakesTheNewestSignedOnesPlace() {
        for (int i = 0; i < 1_000; i++) {
            replica.counts(boots, "user-" + i);
        }
        replica.catchUp();
        assertThat(replica.ad(boots.id()).hasAllSources()).isTrue();

        register(List.of("newsletter"));
        replica.catchUp();

        assertThat(replica.ad(boots.id()).sources()).containsExactly("newsletter");
        assertThat(replica.ad(boots.id()).signedSources()).hasSize(999);
    }

    @Test
    void aSignedSourceThatSomebodyRegistersIsOneSource() {
        replica.sources.expect(replica.ad(boots.id()), "partner");
        assertThat(replica.counts(boots, "partner")).as("at once").isTrue();

        register(List.of("partner"));
        replica.catchUp();

        assertThat(replica.ad(boots.id()).sources()).containsExactly("partner");
        assertThat(replica.ad(boots.id()).signedSources()).isEmpty();
    }

    @Test
    void namesInAnyScriptCanBeSigned() {
        replica.sources.expect(replica.ad(boots.id()), "\u043d\u043e\u0432\u043e\u0441\u0442\u0438");

        assertThat(replica.counts(boots, "\u043d\u043e\u0432\u043e\u0441\u0442\u0438"))
                .isTrue();
    }

    @Test
    void aTenantThatIsBusyKeepsNoOtherTenantsSourcesWaiting() throws SQLException {
        EditScope gina = EditScopes.of(alice.tenantId() + "-other", "gina");
        AdEntry tents = ad(gina);
        replica.catchUp();
        try (Connection busy = postgres.database().getConnection();
                Statement statement = busy.createStatement()) {
            busy.setAutoCommit(false);
            statement.execute("select from catalog_revision where tenant_id = '" + alice.tenantId() + "' for update");
            replica.counts(boots, "partner");
            replica.counts(tents, "partner");
            long started = System.nanoTime();
            replica.catchUp();

            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
            assertThat(replica.counts(tents, "partner")).isTrue();
            assertThat(replica.counts(boots, "partner")).isFalse();
        }
        replica.catchUp();
        assertThat(replica.counts(boots, "partner"))
                .as("proposed again by the next click")
                .isTrue();
    }

    @Test
    void withoutPostgresqlClicksGoOnAndWhatWaitsIsBounded() {
        PostgresSignedSources alone =
                new PostgresSignedSources(new PGSimpleDataSource(), _ -> {}, new SimpleMeterRegistry());
        for (int i = 0; i < 5_000; i++) {
            assertThat(alone.counts(replica.ad(boots.id()), "user-" + i)).isFalse();
        }

        assertThat(alone.waiting()).isEqualTo(1_000);
        alone.write();
        assertThat(alone.waiting()).isZero();
    }

    private void register(List<String> sources) {
        assertThat(ads.change(alice, boots.id(), null, fields -> fields.withSources(sources)))
                .isInstanceOf(ChangeResult.Done.class);
    }

    private static AdEntry ad(EditScope scope) {
        if (campaigns.create(scope, new CampaignFields("Spring", Status.ACTIVE))
                        instanceof ChangeResult.Done<CampaignEntry>(CampaignEntry campaign)
                && ads.create(scope, AdFields.ofNew(campaign.id(), "Boots", "https://example.com"))
                        instanceof ChangeResult.Done<AdEntry>(AdEntry ad)) {
            return ad;
        }
        throw new IllegalStateException("the ad was not added");
    }
}
