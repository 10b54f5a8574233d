package dev.clickledger.app.console.impression;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.catalog.Campaign;
import dev.clickledger.app.console.registry.AdRegistry;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.edge.redirect.Clicks;
import dev.clickledger.app.testing.AnswerHeaders;
import dev.clickledger.app.testing.TestEngines;
import dev.clickledger.contract.ImpressionToken;
import dev.clickledger.contract.ImpressionTokens;
import dev.clickledger.contract.TokenResult;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestEngines.class, scope = TestResourceScope.MATCHING_RESOURCES)
@TestSecurity(user = "alice", roles = Roles.EDITOR)
@OidcSecurity(claims = @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY))
class ImpressionResourceTest {

    private static final String PATH = "/api/v1/ads/acme-shoes/impressions";
    private static final String LINK = "https://go.example/c/acme-shoes?t=";

    @Inject
    AdRegistry registry;

    @Inject
    AdCatalog catalog;

    @BeforeEach
    void adsOfThreeTenants() {
        for (String tenant : List.of("acme", "globex", "keyless")) {
            registry.saveTenant(tenant, tenant);
            registry.save(new Campaign(tenant + "-all", tenant, "All"));
        }
        registry.save(new Campaign("spring", "acme", "Spring"));
        registry.save(Clicks.SHOES);
        registry.save(new Ad("globex-ad", "globex", "globex-all", "Ad", "https://shop.example/", true, false));
        registry.save(new Ad("keyless-ad", "keyless", "keyless-all", "Ad", "https://shop.example/", true, false));
        registry.saveSigningKey("acme", Clicks.KEY);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> catalog.ad("keyless", "keyless-ad").isPresent()
                        && catalog.ad("acme", "acme-shoes").isPresent()
                        && Clicks.keyIsIn(catalog));
    }

    @Test
    void withoutABodyOneImpressionIsMintedForADay() {
        Response answer = given().noContentType().post(PATH);

        answer.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("impressions", hasSize(1))
                .body("impressions[0].url", startsWith(LINK));
        ImpressionToken token = verified(answer.path("impressions[0].url"));
        assertThat(token.source()).isNull();
        assertThat(token.impressionId()).hasToString(answer.path("impressions[0].impressionId"));
        assertThat(token.expiresAt()).isEqualTo(Instant.parse(answer.path("impressions[0].expiresAt")));
        assertThat(Duration.between(token.issuedAt(), token.expiresAt())).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void countSourceAndLifeAreAskedFor() {
        Response answer = given().contentType("application/json")
                .body("{\"count\":3,\"source\":\"partner\",\"life\":\"P30D\"}")
                .post(PATH);

        answer.then().statusCode(201).body("impressions", hasSize(3));
        List<String> urls = answer.path("impressions.url");
        assertThat(new HashSet<>(urls)).hasSize(3);
        ImpressionToken token = verified(urls.getLast());
        assertThat(token.source()).isEqualTo("partner");
        assertThat(Duration.between(token.issuedAt(), token.expiresAt())).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void otherTenantsAdLooksExactlyLikeNone() {
        Response others = given().noContentType().post("/api/v1/ads/globex-ad/impressions");
        Response none = given().noContentType().post("/api/v1/ads/no-such-ad/impressions");

        assertThat(others.statusCode()).isEqualTo(404);
        assertThat(others.body().asString()).isEqualTo(none.body().asString());
        assertThat(AnswerHeaders.lasting(others)).isEqualTo(AnswerHeaders.lasting(none));
        others.then()
                .contentType("application/problem+json")
                .body("type", equalTo("urn:clickledger:problem:not-found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count|{\"count\":0}",
                "count|{\"count\":1001}",
                "count|{\"count\":\"many\"}",
                "source|{\"source\":\"\"}",
                "source|{\"source\":\"..\"}",
                "source|{\"source\":\"OTHER\"}",
                "source|{\"source\":\"a\\r\\nb\"}",
                "life|{\"life\":\"tomorrow\"}",
                "life|{\"life\":\"PT0S\"}",
                "life|{\"life\":\"-PT1H\"}",
                "life|{\"life\":\"P30DT1S\"}"
            })
    void valueThatCannotBeIsNamed(String nameAndBody) {
        String[] parts = nameAndBody.split("\\|");
        given().contentType("application/json")
                .body(parts[1])
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].name", equalTo(parts[0]));
    }

    @Test
    @TestSecurity(user = "carol", roles = Roles.VIEWER)
    @OidcSecurity(claims = @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY))
    void viewerMayNotMint() {
        given().noContentType().post(PATH).then().statusCode(403).contentType("application/problem+json");
    }

    @Test
    @TestSecurity(authorizationEnabled = true)
    void strangerMayNotMint() {
        given().noContentType().post(PATH).then().statusCode(401);
    }

    @Test
    @TestSecurity(user = "dave", roles = Roles.EDITOR)
    @OidcSecurity(claims = @Claim(key = "organization", value = "[\"keyless\"]", type = ClaimType.JSON_ARRAY))
    void tenantWithoutAKeyIsToldToCreateOne() {
        given().noContentType()
                .post("/api/v1/ads/keyless-ad/impressions")
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
    }

    private static ImpressionToken verified(String url) {
        assertThat(url).startsWith(LINK);
        TokenResult result = ImpressionTokens.verify(
                url.substring(LINK.length()),
                "acme-shoes",
                keyId -> keyId.equals("k1") ? Clicks.KEY : null,
                Instant.now());
        assertThat(result).isInstanceOf(TokenResult.Verified.class);
        return ((TokenResult.Verified) result).token();
    }
}
