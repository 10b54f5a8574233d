package dev.clickledger.app.console.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.Campaign;
import dev.clickledger.app.catalog.CatalogAd;
import dev.clickledger.app.catalog.postgres.PostgresCatalogSource;
import dev.clickledger.app.database.DatabaseFailure;
import dev.clickledger.app.database.Databases;
import dev.clickledger.app.destination.Destinations;
import dev.clickledger.app.testing.TestPostgres;
import dev.clickledger.contract.SigningKey;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry and what the catalog reads out of it, in a real PostgreSQL. */
class PostgresAdRegistryTest {

    private static TestPostgres postgres;
    private static PostgresAdRegistry registry;
    private static PostgresCatalogSource source;

    @BeforeAll
    static void start() {
        postgres = TestPostgres.start();
        registry = new PostgresAdRegistry(Databases.of(postgres.console()), Destinations.rules(), Databases.KEYS);
        source = new PostgresCatalogSource(
                postgres.redirect(), Destinations.rules(), Databases.settings(true), Databases.KEYS);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void twoTenants() {
        for (String tenant : List.of("acme", "globex")) {
            registry.saveTenant(tenant, tenant);
            registry.save(new Campaign(tenant + "-spring", tenant, "Spring"));
            registry.save(ad(tenant, "https://shop.example/"));
            registry.savePassThrough(tenant, tenant + "-ad", List.of());
        }
    }

    @Test
    void everyKindOfChangeMovesTheRevision() {
        long before = revision();
        registry.save(ad("acme", "https://shop.example/new"));
        long afterAd = revision();
        registry.saveSource("acme", "acme-ad", "newsletter-" + before);
        long afterSource = revision();
        registry.savePassThrough("acme", "acme-ad", List.of("gclid"));
        long afterParameter = revision();
        registry.saveSigningKey("acme", new SigningKey("key" + before % 1000, new byte[32]));
        long afterKey = revision();

        assertThat(List.of(before, afterAd, afterSource, afterParameter, afterKey))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void parametersArePassedOnInTheOrderTheyWereGiven() {
        registry.savePassThrough("acme", "acme-ad", List.of("utm_term", "gclid", "a"));
        assertThat(passThrough("acme-ad")).containsExactly("utm_term", "gclid", "a");

        registry.savePassThrough("acme", "acme-ad", List.of("a", "utm_term"));
        assertThat(passThrough("acme-ad")).containsExactly("a", "utm_term");

        registry.savePassThrough("acme", "acme-ad", List.of());
        assertThat(passThrough("acme-ad")).isEmpty();
    }

    @Test
    void otherTenantsAdPassesOnWhatItsOwnerSays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> registry.savePassThrough("globex", "acme-ad", List.of("gclid")));
        registry.savePassThrough("acme", "acme-ad", List.of("gclid"));
        registry.savePassThrough("globex", "acme-ad", List.of());

        assertThat(passThrough("acme-ad")).containsExactly("gclid");
    }

    @Test
    void adIsChangedOnlyByItsOwner() {
        Ad stolen = new Ad("acme-ad", "globex", "globex-spring", "Stolen", "https://evil.example/", true, false);

        assertThatIllegalArgumentException().isThrownBy(() -> registry.save(stolen));
        assertThat(registry.ad("acme", "acme-ad")).map(Ad::destination).contains("https://shop.example/");
        assertThat(registry.ad("globex", "acme-ad")).isEmpty();
    }

    @Test
    void unsafeDestinationIsNotSaved() {
        for (String destination : List.of("javascript:alert(1)", "//evil.example", "https://a@evil.example/")) {
            assertThatIllegalArgumentException()
                    .as(destination)
                    .isThrownBy(() -> registry.save(ad("acme", destination)));
        }
    }

    @Test
    void thousandSourcesAreTheMost() {
        IntStream.range(0, 1_000).forEach(i -> registry.saveSource("globex", "globex-ad", "source-" + i));

        assertThatExceptionOfType(DatabaseFailure.class)
                .isThrownBy(() -> registry.saveSource("globex", "globex-ad", "one-more"))
                .withMessageContaining("1000 sources");
    }

    private static long revision() {
        return requireNonNull(source.revisions().get("acme"));
    }

    private static List<String> passThrough(String adId) {
        CatalogAd ad = source.load().ad(adId);
        return ad == null ? List.of() : ad.passThrough();
    }

    private static Ad ad(String tenant, String destination) {
        return new Ad(tenant + "-ad", tenant, tenant + "-spring", "Shoes", destination, true, false);
    }
}
