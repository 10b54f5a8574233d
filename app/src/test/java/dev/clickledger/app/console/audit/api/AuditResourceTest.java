package dev.clickledger.app.console.audit.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.clickledger.app.console.audit.AuditLog;
import dev.clickledger.app.console.audit.AuditNote;
import dev.clickledger.app.console.audit.AuditReader;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.testing.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@TestSecurity(user = "root", roles = Roles.ADMIN)
class AuditResourceTest {

    @Inject
    AuditLog audit;

    @Test
    void partsFollowEachOtherNewestFirstWhateverIsAddedMeanwhile() {
        for (int i = 0; i < 7; i++) {
            audit.add(AuditNote.done("paged", "pat", "did " + i, ""));
        }
        List<String> read = new ArrayList<>();
        String next = "";
        while (next != null) {
            var answer = given().queryParam("tenant", "paged")
                    .queryParam("limit", 3)
                    .queryParam("after", next)
                    .get("/api/v1/audit")
                    .then()
                    .statusCode(200)
                    .extract();
            read.addAll(answer.path("items.action"));
            next = answer.path("next");
            audit.add(AuditNote.done("paged", "pat", "meanwhile", ""));
        }
        assertThat(read).containsExactly("did 6", "did 5", "did 4", "did 3", "did 2", "did 1", "did 0");
    }

    @Test
    void entriesAreFoundByWhoWhatAndWhen() {
        audit.add(AuditNote.done("found", "fay", "made", "ad one"));
        audit.add(AuditNote.refused("found", "fred", "made", "ad two", "answered 403"));

        list("person=fay").body("items", hasSize(1)).body("items[0].object", equalTo("ad one"));
        list("tenant=found&outcome=REFUSED").body("items.person", everyItem(equalTo("fred")));
        list("tenant=found&action=made").body("items", hasSize(2));
        list("tenant=found&to=2020-01-01T00:00:00Z").body("items", hasSize(0)).body("next", nullValue());
        list("tenant=found&from=2020-01-01T00:00:00Z").body("items", hasSize(2));
        list("person=nobody%27%20or%20true").body("items", hasSize(0));
    }

    @Test
    void whatIsNoFilterIsNamed() {
        for (String wrong :
                List.of("from=yesterday", "to=2026-13-01T00:00:00Z", "outcome=MAYBE", "after=x", "limit=0")) {
            given().get("/api/v1/audit?" + wrong)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body(containsString(wrong.substring(0, wrong.indexOf('='))));
        }
        given().get("/api/v1/audit?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z")
                .then()
                .statusCode(400);
    }

    @Test
    void fileHoldsTheSameAndNoFormula() {
        audit.add(AuditNote.done("filed", "=cmd|calc", "made", "ad three"));

        given().get("/api/v1/audit.csv?tenant=filed")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .body(containsString("id,happened_at,tenant,person,action,object,outcome,detail"))
                .body(containsString("filed,'=cmd|calc,made,ad three,DONE,"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> list("action=exported&person=root").body("items.object", hasItem("audit.csv")));
    }

    @Test
    @TestSecurity(user = "eve", roles = Roles.EDITOR)
    @OidcSecurity(claims = @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY))
    void onlyAdminsReadItAndWhoTriesIsInIt() {
        for (String path : List.of("/api/v1/audit", "/api/v1/audit.csv", "/api/v1/audit?tenant=acme")) {
            given().get(path).then().statusCode(403).contentType("application/problem+json");
        }
        given().get("/export/audit.csv").then().statusCode(403);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(AuditReader.actions(audit, "eve")).contains("read REFUSED GET /api/v1/audit"));
    }

    @Test
    @TestSecurity(user = "vic", roles = Roles.VIEWER)
    @OidcSecurity(claims = @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY))
    void aChangeThatIsRefusedLeavesOneEntry() {
        given().contentType(ContentType.JSON)
                .body(Map.of("name", "Mine"))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(403);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(AuditReader.actions(audit, "vic"))
                        .containsExactly("request REFUSED POST /api/v1/campaigns"));
    }

    @Test
    @TestSecurity(user = "ed", roles = Roles.EDITOR)
    @OidcSecurity(claims = @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY))
    void anExportLeavesOneEntry() {
        given().get("/api/v1/ads.csv").then().statusCode(200);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(AuditReader.actions(audit, "ed")).containsExactly("exported DONE ads-acme.csv"));
    }

    private static ValidatableResponse list(String query) {
        return given().urlEncodingEnabled(false)
                .get("/api/v1/audit?" + query)
                .then()
                .statusCode(200);
    }
}
