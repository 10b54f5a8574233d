package dev.clickledger.app.console.reconciliation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.clickledger.app.console.reconciliation.RecordedRecounts;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.console.tenant.DemoTenants;
import dev.clickledger.app.console.tenant.Invented;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(user = "root", roles = Roles.ADMIN)
class ReconciliationResourceTest {

    private static final String WINDOWS = "/api/v1/reconciliation/windows";
    private static final String RUNS = "/api/v1/reconciliation/runs";

    @Inject
    RecordedRecounts recounts;

    @BeforeEach
    void record() {
        recounts.clear();
        recounts.run(1, 3);
        recounts.run(2, 4);
    }

    @Test
    void pagesNeitherOverlapNorLeaveAnythingOutWhileRunsEnd() {
        List<String> read = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = given().queryParams(
                            next.isEmpty()
                                    ? java.util.Map.of("limit", 3)
                                    : java.util.Map.of("limit", 3, "cursor", next))
                    .get(WINDOWS)
                    .jsonPath();
            for (int i = 0; i < page.getList("items").size(); i++) {
                read.add(page.getInt("items[" + i + "].runNumber") + " " + page.getString("items[" + i + "].adId"));
            }
            next = page.getString("next");
            recounts.run(3 + read.size(), 2);
        }

        assertThat(read).containsExactly("2 ad-0", "2 ad-1", "2 ad-2", "2 ad-3", "1 ad-0", "1 ad-1", "1 ad-2");
    }

    @Test
    void whatARunStillFindsWhileItIsReadMakesNothingComeTwiceOrNotAtAll() {
        JsonPath first = given().queryParam("limit", 2).get(WINDOWS).jsonPath();
        recounts.run(2, 1);

        JsonPath second = given().queryParams("limit", 2, "cursor", first.getString("next"))
                .get(WINDOWS)
                .jsonPath();

        assertThat(first.getList("items.adId")).isEqualTo(List.of("ad-0", "ad-1"));
        assertThat(second.getList("items.adId")).isEqualTo(List.of("ad-2", "ad-3"));
    }

    @Test
    void runsGoOnAfterTheLastOneRead() {
        JsonPath first = given().queryParam("limit", 1).get(RUNS).jsonPath();
        recounts.run(3, 1);

        assertThat(given().queryParams("limit", 1, "cursor", first.getString("next"))
                        .get(RUNS)
                        .jsonPath()
                        .getList("items.runNumber"))
                .isEqualTo(List.of(1));
    }

    @Test
    void driftOfAnInventedTenantSaysSo() {
        String tenant = given().get(WINDOWS).jsonPath().getString("items[0].tenantId");
        given().get(WINDOWS).then().body("items[0].demo", is(false));

        QuarkusMock.installMockForType(new Invented(tenant), DemoTenants.class);

        given().get(WINDOWS).then().body("items[0].demo", is(true)).body("items[0].runNumber", is(2));
    }

    @Test
    void runsComeNewestFirst() {
        given().get(RUNS)
                .then()
                .statusCode(200)
                .body("items[0].runNumber", is(2))
                .body("$", not(hasKey("next")));
    }

    @Test
    void inventedCursorsAreRefused() {
        for (String cursor : List.of(
                "x",
                "nope",
                "2-3",
                "AAAA",
                dev.clickledger.app.console.api.Cursor.of("windows", List.of("a", "b", "c", "d")))) {
            given().queryParam("cursor", cursor)
                    .get(WINDOWS)
                    .then()
                    .statusCode(400)
                    .body("errors[0].name", equalTo("cursor"));
        }
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(claims = @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY))
    void advertisersDoNotReadThem() {
        given().get(WINDOWS).then().statusCode(403);
        given().get(RUNS).then().statusCode(403);
    }
}
