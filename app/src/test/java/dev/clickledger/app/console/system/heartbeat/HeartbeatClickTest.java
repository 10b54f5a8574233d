package dev.clickledger.app.console.system.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.console.impression.Impressions;
import dev.clickledger.app.console.security.Scopes;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.console.tenant.Tenants;
import dev.clickledger.app.testing.TestEngines;
import dev.clickledger.contract.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The click itself, at the app with a real Kafka and a real PostgreSQL: it is judged like anybody's, and is valid. */
@QuarkusTest
@WithTestResource(value = TestEngines.class, scope = TestResourceScope.MATCHING_RESOURCES)
class HeartbeatClickTest {

    private static final String TENANT = TenantScope.PLATFORM.tenantId();

    @Inject
    HeartbeatAd ad;

    @Inject
    Impressions impressions;

    @Inject
    AdCatalog catalog;

    @Inject
    Tenants tenants;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void theAdIsThereHoweverOftenItIsRegistered() {
        ad.register();
        ad.register();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> catalog.ad(TENANT, HeartbeatAd.ID).isPresent());
    }

    @Test
    void isValidByTheRulesOfEverybody() throws InterruptedException {
        double valid = clicks(Verdict.VALID);
        double all = all();

        assertThat(clicks(URI.create("http://127.0.0.1:" + RestAssured.port)).click(HeartbeatAd.SOURCES.getFirst()))
                .as("why the redirect did not take it")
                .isEmpty();

        assertThat(clicks(Verdict.VALID)).isEqualTo(valid + 1);
        assertThat(all()).isEqualTo(all + 1);
    }

    @Test
    void aStrangersClickOnItsAdIsNotValid() {
        double valid = clicks(Verdict.VALID);
        double missing = clicks(Verdict.MISSING_TOKEN);

        RestAssured.given()
                .redirects()
                .follow(false)
                .header("User-Agent", RedirectClicks.USER_AGENT)
                .get("/c/" + HeartbeatAd.ID)
                .then()
                .statusCode(302);

        assertThat(clicks(Verdict.MISSING_TOKEN)).isEqualTo(missing + 1);
        assertThat(clicks(Verdict.VALID)).isEqualTo(valid);
    }

    @Test
    void aRedirectThatIsAwayIsSaidSo() throws InterruptedException {
        assertThat(clicks(URI.create("http://127.0.0.1:1")).click(HeartbeatAd.SOURCES.getFirst()))
                .contains("The redirect does not answer.");
    }

    @Test
    void itsTenantIsInNoList() {
        assertThat(tenants.all(Scopes.platform()))
                .extracting(Tenants.Tenant::id)
                .doesNotContain(TENANT);
    }

    private RedirectClicks clicks(URI redirect) {
        return new RedirectClicks(impressions, new HeartbeatSettings() {
            @Override
            public Duration every() {
                return Duration.ZERO;
            }

            @Override
            public URI url() {
                return redirect;
            }

            @Override
            public Duration patience() {
                return Duration.ZERO;
            }
        });
    }

    private double clicks(Verdict verdict) {
        return meters.find("clickledger.clicks").tag("verdict", verdict.name()).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private double all() {
        return meters.find("clickledger.clicks").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
