package dev.clickledger.app.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.testing.RawRequest;
import dev.clickledger.app.testing.RawRequest.Answer;
import dev.clickledger.app.testing.TestEngines;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that takes clicks alone. */
@QuarkusTest
@TestProfile(RedirectRoleTest.Alone.class)
@WithTestResource(value = TestEngines.class, scope = TestResourceScope.MATCHING_RESOURCES)
class RedirectRoleTest {

    /** As the redirect's own processes are started. */
    public static final class Alone implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "clickledger.role.name",
                    "redirect",
                    "clickledger.demo.enabled",
                    "true",
                    // what is seen of others' changes does not come from a look that was due anyway
                    "clickledger.ad.refresh-every",
                    "PT1H");
        }
    }

    @Inject
    AdCatalog catalog;

    @Inject
    Scheduler scheduler;

    @Inject
    SmallRyeHealthReporter health;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    @SuppressWarnings("NullAway.Init") // by Quarkus
    String database;

    @BeforeEach
    void itIsReady() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !health.getReadiness().isDown() && catalog.loaded() != null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/campaigns",
                "/admin",
                "/admin/tenants",
                "/import",
                "/access",
                "/ads/new",
                "/logout",
                "/presence",
                "/api/v1/ads",
                "/api/v1/clicks",
                "/api/openapi",
                "/export/clicks.csv",
                "/export/ads.csv",
                "/ended-sessions",
                "/signed-out.html",
                "/css/clickledger.css",
                "/js/copy.js",
                "/VAADIN/push",
                "/VAADIN/build/x.js",
                "/assets/echarts-6.0.0.js",
                "/demo",
                "/demo/landing/acme-boots",
                "/nothing"
            })
    void nothingOfTheConsoleAnswersAndNothingMakesASession(String path) throws IOException {
        Answer answer = RawRequest.get(RestAssured.port, path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("There is nothing here.");
        assertThat(answer.values("Set-Cookie")).isEmpty();
        assertThat(answer.values("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "/c/nothing-of-this-name, 404",
        "/c/, 400",
        "/robots.txt, 200",
        "/.well-known/traffic-advice, 200",
        "/favicon.ico, 404"
    })
    void linksAndWhatBrowsersAskForBesideThemAreAnswered(String path, int status) throws IOException {
        Answer answer = RawRequest.get(RestAssured.port, path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.values("Set-Cookie")).isEmpty();
    }

    @Test
    void linkOfAnAdThatAnotherProcessSavedWorksAtOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            String destination = "https://shop.example/" + i;
            save("role-ad-" + i, destination);

            Answer answer = RawRequest.get(RestAssured.port, "/c/role-ad-" + i);

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.values("Location")).containsExactly(destination);
        }
    }

    @Test
    void whatAnotherProcessChangesIsInForceAtOnce() throws Exception {
        save("role-ad-changed", "https://shop.example/before");
        assertThat(RawRequest.get(RestAssured.port, "/c/role-ad-changed").status())
                .isEqualTo(302);

        for (int i = 0; i < 5; i++) {
            String destination = "https://shop.example/after-" + i;
            change("role-ad-changed", destination);

            await().atMost(Duration.ofSeconds(1))
                    .pollInterval(Duration.ofMillis(5))
                    .untilAsserted(() -> assertThat(RawRequest.get(RestAssured.port, "/c/role-ad-changed")
                                    .values("Location"))
                            .containsExactly(destination));
        }
    }

    @Test
    void nothingOfTheConsoleLives() throws IOException {
        RawRequest.get(RestAssured.port, "/");
        RawRequest.get(RestAssured.port, "/api/v1/ads");

        assertThat(LiveBeans.below("edge"))
                .contains("edge.redirect.RedirectRoute", "edge.clicklog.durable.ClickLogBeans");
        // what else is there of the console was asked by Quarkus at the start and holds nothing
        assertThat(LiveBeans.below("console"))
                .noneMatch(name -> name.matches(
                        "console\\.(?:access|ad|csv|export|live|pinot|reconciliation|report|tenant)\\..*"));
    }

    @Test
    void nothingIsScheduledForThePages() {
        assertThat(scheduler.isRunning()).isFalse();
        assertThat(LiveBeans.threads())
                .contains("ad-catalog", "visitor-salts", "click-spool-drain")
                .doesNotContain("live-reports", "schema-migration");
    }

    @Test
    void readyIsWhoCanTakeClicks() {
        assertThat(health.getReadiness().getPayload().toString()).contains("\"redirect\"", "\"click log\"");
    }

    private void change(String ad, String destination) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                PreparedStatement update = connection.prepareStatement("update ad set destination = ? where id = ?")) {
            update.setString(1, destination);
            update.setString(2, ad);
            update.executeUpdate();
        }
    }

    private void save(String ad, String destination) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into ad (id, campaign_id, name, destination, active) values (?, 'role-campaign', ?, ?, true)")) {
            statement.execute("insert into tenant (id, name) values ('role', 'Role') on conflict do nothing");
            statement.execute("insert into campaign (id, tenant_id, name) values ('role-campaign', 'role', 'Autumn')"
                    + " on conflict do nothing");
            insert.setString(1, ad);
            insert.setString(2, ad);
            insert.setString(3, destination);
            insert.executeUpdate();
        }
    }
}
