package dev.clickledger.app.console.ad.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.problem.Problem;
import dev.clickledger.app.testing.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a program sends, it is answered as what it is; nothing is a fault of the service. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@TestSecurity(user = "alice", roles = Roles.EDITOR)
@OidcSecurity(
        claims = {
            @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY),
            @Claim(key = "sid", value = "4f1c")
        })
class ValuesThatCannotBeTest {

    @Inject
    AdCatalog catalog;

    @ParameterizedTest
    @CsvSource({
        "ads?q=%00, q",
        "ads?q=%FF, q",
        "ads?q=a%0Ab, q",
        "ads?q=%ED%A0%80, q",
        "ads?after=%00, after",
        "ads?after=nope, after",
        "ads?campaign=%00, campaign",
        "ads?status=asleep, status",
        "ads?limit=abc, limit",
        "ads?limit=, limit",
        "ads?limit=0, limit",
        "ads?limit=201, limit",
        "ads?limit=1e2, limit",
        "ads?limit=99999999999, limit",
        "ads?limit=1&limit=2, limit",
        "ads?colour=red, colour",
        "ads/%00, ad",
        "ads/%00/history, ad",
        "campaigns/%7F, campaign",
        "campaigns?after=nope, after",
        "signing-keys?limit=0, limit",
        "signing-keys?after=nope, after",
        "api-clients?after=nope, after",
        "clicks?ad=%00, ad",
        "clicks?campaign=%00, campaign",
        "clicks?source=a%1Fb, source",
        "clicks.csv?country=%00, country",
        "counts.csv?timezone=%00, timezone",
        "ads.csv?format=xls, format",
    })
    void parametersThatCannotBeAreNamed(String request, String parameter) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/" + request)
                .then()
                .statusCode(400)
                .contentType(containsString(Problem.MEDIA_TYPE))
                .body("errors.name", equalTo(List.of(parameter)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ads/%2E%2E%2F", "ads/a%2Fb", "ads/..", "ads/boots;x=1"})
    void pathThatProgramsReadDifferentlyIsRefused(String path) {
        given().urlEncodingEnabled(false).get("/api/v1/" + path).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ads/no%20such", "ads/-", "campaigns/%F0%9F%98%80", "ads/x'--"})
    void idThatCannotBeIsUnknown(String path) {
        given().urlEncodingEnabled(false).get("/api/v1/" + path).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"x\"",
                "7",
                "{",
                "{'name': 1}",
                "{\"name\": \"a\"} {}",
                "{\"name\": \"a\", \"name\": \"b\"}",
            })
    void bodyThatIsNoObjectIsRefused(String body) {
        for (String path : List.of("/api/v1/campaigns", "/api/v1/ads", "/api/v1/api-clients")) {
            given().contentType("application/json")
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(400)
                    .contentType(containsString(Problem.MEDIA_TYPE));
        }
    }

    @Test
    void bodyThatIsNestedWithoutEndIsRefused() {
        given().contentType("application/json")
                .body("{\"name\": " + "[".repeat(5000))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a\\u0000b\"",
                "\"a\\ud800b\"",
                "\"a\\u202Eb\"",
                "\"a\\u200Bb\"",
                "\"\\u2028\"",
                "\"\\n\\n\"",
                "\"\"",
                "null",
                "1",
                "[\"a\"]",
                "{}",
                "1e999",
            })
    void nameThatCannotBeIsNamed(String name) {
        post("/api/v1/campaigns", "{\"name\": " + name + "}")
                .then()
                .statusCode(400)
                .body("errors.name", hasItem("name"));
        post("/api/v1/api-clients", "{\"name\": " + name + ", \"role\": \"viewer\"}")
                .then()
                .statusCode(400)
                .body("errors.name", hasItem("name"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "campaignId | \"a\\u0000\"",
                "campaignId | \"\\ud83d\"",
                "destination | \"https://a.example/\\u0000\"",
                "destination | \"https://a.example/\\ud800\"",
                "startsAt | \"+999999-01-01T00:00:00Z\"",
                "startsAt | \"99999-01-01T00:00:00Z\"",
                "startsAt | \"0001-01-01T00:00:00Z\"",
                "endsAt | 1800000000",
                "sources | [\"a\\u0000\"]",
                "sources | [\"\\udfff\"]",
                "sources | \"news\"",
                "passThrough | [\"\\u0000\"]",
                "tokenRequired | \"yes\"",
                "status | \"ASLEEP\"",
                "status | 1",
                "colour | \"red\"",
            })
    void fieldOfAnAdThatCannotBeIsNamed(String field, String value) {
        String campaign = post("/api/v1/campaigns", "{\"name\": \"Fields\"}").path("id");
        String others =
                "\"campaignId\": \"%s\", \"name\": \"n\", \"destination\": \"https://a.example/\"".formatted(campaign);
        String without =
                others.replaceAll("\"" + field + "\": \"[^\"]*\"(, )?", "").replaceAll(", $", "");
        post("/api/v1/ads", "{" + without + ", \"" + field + "\": " + value + "}")
                .then()
                .statusCode(400)
                .body("errors.name", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count | 1.5",
                "count | 99999999999",
                "count | \"2\"",
                "count | 0",
                "count | 1001",
                "source | \"a\\u0000\"",
                "source | \"a\\ud800\"",
                "source | \"direct\"",
                "life | \"soon\"",
                "life | \"PT0S\"",
                "life | \"P9999999999D\"",
                "colour | \"red\"",
            })
    void wishForImpressionsThatCannotBeIsNamed(String field, String value) {
        String ad = ad("Impressions");
        await().until(() -> catalog.ad("acme", ad).isPresent());
        post("/api/v1/ads/" + ad + "/impressions", "{\"" + field + "\": " + value + "}")
                .then()
                .statusCode(400)
                .body("errors[0].name", equalTo(field));
    }

    @Test
    void whoHasTheLatestAlreadyIsToldSo() {
        String ad = ad("Tagged");
        for (String path : List.of(
                "/api/v1/ads/" + ad,
                "/api/v1/ads/" + ad + "/history",
                "/api/v1/ads",
                "/api/v1/campaigns",
                "/api/v1/signing-keys",
                "/api/v1/api-clients")) {
            String tag = given().get(path).header("ETag");
            for (String known : List.of(tag, "\"other\", " + tag, weak(tag), "*")) {
                Response answer = given().header("If-None-Match", known).get(path);
                assertThat(answer.statusCode()).as(path + " " + known).isEqualTo(304);
                assertThat(answer.header("ETag")).isEqualTo(tag);
                assertThat(answer.asString()).isEmpty();
            }
            given().header("If-None-Match", "\"0-00000000\"").get(path).then().statusCode(200);
            given().header("If-None-Match", "nonsense").get(path).then().statusCode(400);
        }
    }

    @Test
    void tagChangesWithWhatIsAnswered() {
        String ad = ad("Changing");
        String before = given().get("/api/v1/ads/" + ad).header("ETag");
        String campaign = given().get("/api/v1/ads/" + ad).path("campaignId");
        patch("/api/v1/campaigns/" + campaign, "{\"status\": \"PAUSED\"}", null)
                .then()
                .statusCode(200);

        given().header("If-None-Match", before)
                .get("/api/v1/ads/" + ad)
                .then()
                .statusCode(200)
                .body("delivery", equalTo("CAMPAIGN_OFF"), "version", equalTo(1));
    }

    @Test
    void changesAreMadeOnlyToTheVersionThatWasSeen() {
        String path = "/api/v1/ads/" + ad("Versions");
        String tag = given().get(path).header("ETag");
        for (String seen : List.of(tag, "*", "\"0\", \"1\", \"2\", \"3\"", "\"4\"", weak("\"5\""))) {
            patch(path, "{\"name\": \"%s\"}".formatted(seen.replaceAll("[^0-9]", "") + seen.length()), seen)
                    .then()
                    .statusCode(200);
        }
        patch(path, "{\"name\": \"Late\"}", tag).then().statusCode(412);
        patch(path, "{\"name\": \"Late\"}", "\"99\"").then().statusCode(412);
        patch(path, "{\"name\": \"Late\"}", "nonsense")
                .then()
                .statusCode(400)
                .body("errors[0].name", equalTo("If-Match"));
    }

    @Test
    void listsGoOnWhereTheyWereWhateverMovesMeanwhile() {
        for (int i = 1; i <= 9; i++) {
            post("/api/v1/campaigns", "{\"name\": \"Moving " + i + "\"}").then().statusCode(201);
        }
        JsonPath first = given().get("/api/v1/campaigns?q=Moving&limit=3").jsonPath();
        patch("/api/v1/campaigns/" + first.getString("items[2].id"), "{\"name\": \"Moving 99\"}", null)
                .then()
                .statusCode(200);

        List<String> read = new ArrayList<>(first.getList("items.name"));
        for (@Nullable String next = first.getString("next"); next != null; ) {
            JsonPath part = given().queryParams(Map.of("q", "moving", "limit", 3, "after", next))
                    .get("/api/v1/campaigns")
                    .jsonPath();
            read.addAll(part.getList("items.name"));
            next = part.getString("next");
        }

        assertThat(read)
                .containsExactly(
                        "Moving 1",
                        "Moving 2",
                        "Moving 3",
                        "Moving 4",
                        "Moving 5",
                        "Moving 6",
                        "Moving 7",
                        "Moving 8",
                        "Moving 9",
                        "Moving 99");
        given().queryParam("after", first.getString("next"))
                .get("/api/v1/ads")
                .then()
                .statusCode(400);
    }

    @Test
    void keysAreReadPartByPart() {
        for (int i = 0; i < 3; i++) {
            given().post("/api/v1/signing-keys").then().statusCode(201);
        }
        JsonPath first = given().get("/api/v1/signing-keys?limit=2").jsonPath();
        given().post("/api/v1/signing-keys").then().statusCode(201);

        given().queryParam("after", first.getString("next"))
                .get("/api/v1/signing-keys")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }

    private static String ad(String name) {
        String campaign =
                post("/api/v1/campaigns", "{\"name\": \"" + name + "\"}").path("id");
        return post(
                        "/api/v1/ads",
                        "{\"campaignId\": \"%s\", \"name\": \"%s\", \"destination\": \"https://a.example/\"}"
                                .formatted(campaign, name))
                .path("id");
    }

    private static Response post(String path, String body) {
        return given().contentType("application/json").body(body).post(path);
    }

    private static Response patch(String path, String body, @Nullable String ifMatch) {
        var request = given().contentType("application/merge-patch+json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).patch(path);
    }
}
