package dev.clickledger.app.console.ad.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.catalog.Campaign;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.testing.PostgresResource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What the running app answers while PostgreSQL is busy with something else. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@TestSecurity(user = "alice", roles = Roles.EDITOR)
@OidcSecurity(
        claims = {
            @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY),
            @Claim(key = "sid", value = "4f1c")
        })
class BusyDatabaseTest {

    private static final Duration SOON = Duration.ofSeconds(3);

    @Inject
    javax.sql.DataSource reading;

    @Inject
    @DataSource("writing")
    javax.sql.DataSource writing;

    @Inject
    @DataSource("redirect")
    javax.sql.DataSource redirect;

    @Inject
    @DataSource("owner")
    javax.sql.DataSource owner;

    @Inject
    AdCatalog catalog;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int readers;

    @ConfigProperty(name = "quarkus.datasource.writing.jdbc.max-size")
    int writers;

    @Test
    void aChangeBehindOneThatIsStuckIsToldToTryAgainAndReadsGoOn() throws SQLException {
        String campaign = campaign().then().statusCode(201).extract().header("Location");
        try (Connection stuck = redirect.getConnection()) {
            stuck.setAutoCommit(false);
            execute(stuck, "select from catalog_revision where tenant_id = 'acme' for update");

            busy(() -> body(Map.of("name", "Summer")).patch(campaign));
            busy(() -> given().contentType("text/csv")
                    .body("campaign,name,destination\nAutumn,Boots,https://example.com\n")
                    .post("/api/v1/ads.csv"));
            given().get(campaign).then().statusCode(200).body("name", equalTo("Spring"));
            given().contentType("text/csv")
                    .body("campaign,name,destination\nAutumn,Boots,https://example.com\n")
                    .post("/api/v1/ads.csv?dryRun=true")
                    .then()
                    .statusCode(200);
            stuck.rollback();
        }
        body(Map.of("name", "Summer")).patch(campaign).then().statusCode(200);
    }

    @Test
    void withoutAConnectionForWritesTheAnswerSaysSoAndReadsGoOn() throws SQLException {
        String campaign = campaign().then().statusCode(201).extract().header("Location");
        List<Connection> taken = takeAll(writing, writers);
        try {
            busy(() -> body(Map.of("name", "Summer")).patch(campaign));
            given().get(campaign).then().statusCode(200);
        } finally {
            giveBack(taken);
        }
    }

    @Test
    void withoutAConnectionForReadsTheAnswerSaysSoAndWritesAndRedirectsGoOn() throws SQLException {
        String campaign = campaign().then().statusCode(201).extract().header("Location");
        List<Connection> taken = takeAll(reading, readers);
        try {
            busy(() -> given().get(campaign));
            body(Map.of("name", "While reads are stuck"))
                    .post("/api/v1/campaigns")
                    .then()
                    .statusCode(201);
            assertThat(catalog.campaigns("acme")).extracting(Campaign::name).contains("While reads are stuck");
        } finally {
            giveBack(taken);
        }
    }

    @Test
    void aStatementThatTakesTooLongIsGivenUp() throws SQLException {
        String campaign = campaign().then().statusCode(201).extract().header("Location");
        try (Connection migration = owner.getConnection()) {
            migration.setAutoCommit(false);
            execute(migration, "lock table campaign in access exclusive mode");

            busy(() -> given().get(campaign));
            migration.rollback();
        }
        given().get(campaign).then().statusCode(200);
    }

    private static Response campaign() {
        return body(Map.of("name", "Spring")).post("/api/v1/campaigns");
    }

    private static RequestSpecification body(Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private static void busy(Supplier<Response> request) {
        long started = System.nanoTime();
        request.get()
                .then()
                .statusCode(503)
                .contentType(startsWith("application/problem+json"))
                .header("Retry-After", matchesPattern("\\d+"))
                .body(
                        "type", equalTo("urn:clickledger:problem:busy"),
                        "detail", matchesPattern(".*Try again in a few seconds\\."));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(SOON);
    }

    private static List<Connection> takeAll(javax.sql.DataSource pool, int size) throws SQLException {
        List<Connection> taken = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            taken.add(pool.getConnection());
        }
        return taken;
    }

    private static void giveBack(List<Connection> taken) throws SQLException {
        for (Connection connection : taken) {
            connection.close();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
