package dev.clickledger.app.console.ad.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.clickledger.app.console.access.NewSigningKey;
import dev.clickledger.app.console.access.SigningKeyDesk;
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
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.testing.AnswerHeaders;
import dev.clickledger.app.testing.PostgresResource;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class AdApiTest {

    private static final String ACME = "[\"acme\"]";
    private static final EditScope GINA = EditScopes.of("globex", "gina");

    @Inject
    CampaignDesk campaigns;

    @Inject
    AdDesk ads;

    @Inject
    SigningKeyDesk keys;

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sid", value = "4f1c")
            })
    void anEditorAddsReadsAndChangesACampaign() {
        String location = body(Map.of("name", "Spring"))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .header("ETag", startsWith("\"1-"))
                .body("name", equalTo("Spring"), "status", equalTo("ACTIVE"), "version", equalTo(1))
                .extract()
                .header("Location");

        body(Map.of("status", "PAUSED"))
                .header("If-Match", "\"1\"")
                .patch(location)
                .then()
                .statusCode(200)
                .header("ETag", startsWith("\"2-"))
                .body("name", equalTo("Spring"), "status", equalTo("PAUSED"));
        given().get(location + "/history")
                .then()
                .statusCode(200)
                .body("items.action", equalTo(List.of("paused", "created")), "items.author", hasItem("alice"));
        given().get("/api/v1/campaigns?status=PAUSED&q=spr")
                .then()
                .statusCode(200)
                .body("items.name", hasItem("Spring"));
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sid", value = "4f1c")
            })
    void anEditorAddsReadsAndChangesAnAd() {
        String campaign = campaign("Ads");
        String location = body(Map.of(
                        "campaignId",
                        campaign,
                        "name",
                        "Boots",
                        "destination",
                        "https://Shop.example:443/a b?click=%7Bclick_id%7D",
                        "startsAt",
                        "2026-03-01T09:00:00+01:00",
                        "sources",
                        List.of("news"),
                        "passThrough",
                        List.of("gclid")))
                .post("/api/v1/ads")
                .then()
                .statusCode(201)
                .body(
                        "startsAt", equalTo("2026-03-01T08:00:00Z"),
                        "sources", equalTo(List.of("news")),
                        "passThrough", equalTo(List.of("gclid")),
                        "delivery", notNullValue(),
                        "destination", equalTo("https://shop.example/a%20b?click={click_id}"),
                        "exampleClick.link", containsString("?s=news&gclid=example"),
                        "exampleClick.leadsTo", startsWith("https://shop.example/a%20b?click="),
                        "exampleClick.leadsTo", endsWith("&gclid=example"),
                        "trackingLink", containsString("/c/"))
                .extract()
                .header("Location");

        given().contentType("application/merge-patch+json")
                .body("{\"startsAt\": null, \"name\": \"Shoes\"}")
                .patch(location)
                .then()
                .statusCode(200)
                .body(
                        "name", equalTo("Shoes"),
                        "startsAt", nullValue(),
                        "sources", equalTo(List.of("news")),
                        "version", equalTo(2));
        given().get("/api/v1/ads?campaign=" + campaign)
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of("Shoes")), "next", nullValue());
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sid", value = "4f1c")
            })
    void everythingThatIsWrongIsNamedWithItsField() {
        body(Map.of("campaignId", "nowhere", "name", " ", "destination", "http://shop.example"))
                .post("/api/v1/ads")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("errors.name", hasItems("campaignId", "name", "destination"));
        body(Map.of("name", 1, "colour", "red", "startsAt", "tomorrow", "sources", "news"))
                .post("/api/v1/ads")
                .then()
                .statusCode(400)
                .body("errors.name", hasItems("name", "colour", "startsAt", "sources"));
        given().contentType(ContentType.JSON)
                .body("[]")
                .post("/api/v1/ads")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body("{")
                .post("/api/v1/ads")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON).post("/api/v1/ads").then().statusCode(400);
        given().get("/api/v1/ads?limit=0").then().statusCode(400).body("errors.name", hasItem("limit"));
        given().get("/api/v1/ads?status=SOLD").then().statusCode(400).body("errors.name", hasItem("status"));
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sid", value = "4f1c")
            })
    void whoeverHasSeenAnOldVersionIsToldAndChangesNothing() {
        String path = "/api/v1/campaigns/" + campaign("Contended");
        body(Map.of("name", "First"))
                .header("If-Match", "\"1\"")
                .patch(path)
                .then()
                .statusCode(200);

        body(Map.of("name", "Second"))
                .header("If-Match", "\"1\"")
                .patch(path)
                .then()
                .statusCode(412)
                .contentType(startsWith("application/problem+json"))
                .body("detail", containsString("version 2"));

        given().get(path).then().body("name", equalTo("First"));
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sid", value = "4f1c")
            })
    void anotherTenantsThingsAreAnsweredExactlyLikeThingsThatDoNotExist() {
        CampaignEntry campaign = ((ChangeResult.Done<CampaignEntry>)
                        campaigns.create(GINA, new CampaignFields("Rail", Status.ACTIVE)))
                .value();
        AdEntry ad = ((ChangeResult.Done<AdEntry>)
                        ads.create(GINA, AdFields.ofNew(campaign.id(), "Night", "https://globex.example")))
                .value();
        NewSigningKey key = ((ChangeResult.Done<NewSigningKey>) keys.create(GINA)).value();

        for (String path : List.of("/api/v1/campaigns/", "/api/v1/ads/")) {
            String foreign = path.contains("ads") ? ad.id() : campaign.id();
            same(given().get(path + foreign), given().get(path + "nowhere"));
            same(given().get(path + foreign + "/history"), given().get(path + "nowhere/history"));
            Map<String, String> edit = Map.of("name", "Mine");
            same(body(edit).patch(path + foreign), body(edit).patch(path + "nowhere"));
            Map<String, String> wrong = Map.of("name", "");
            same(body(wrong).patch(path + foreign), body(wrong).patch(path + "nowhere"));
        }
        same(given().delete("/api/v1/signing-keys/" + key.keyId()), given().delete("/api/v1/signing-keys/nowhere"));
        same(
                body(ad("https://acme.example", campaign.id())).post("/api/v1/ads"),
                body(ad("https://acme.example", "nowhere")).post("/api/v1/ads"),
                400);
        given().get("/api/v1/ads?campaign=" + campaign.id())
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        same(given().get("/api/v1/ads?after=" + ad.id()), given().get("/api/v1/ads?after=nowhere"), 400);
        assertThat(given().get("/api/v1/ads.csv").asString()).doesNotContain(ad.id(), "globex");
        assertThat(given().get("/api/v1/signing-keys").asString()).doesNotContain(key.keyId());
        assertThat(ads.find(GINA.tenant(), ad.id())).contains(ad);
    }

    @Test
    @TestSecurity(user = "aaron", roles = Roles.VIEWER)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sid", value = "4f1c")
            })
    void aViewerReadsAndChangesNothing() {
        for (String path : List.of("/api/v1/campaigns", "/api/v1/ads", "/api/v1/signing-keys", "/api/v1/api-clients")) {
            given().get(path).then().statusCode(200);
            body(Map.of("name", "Mine"))
                    .post(path)
                    .then()
                    .statusCode(403)
                    .contentType(startsWith("application/problem+json"))
                    .body("detail", containsString("editor"));
        }
        body(Map.of("name", "Mine")).patch("/api/v1/ads/any").then().statusCode(403);
        body(Map.of("name", "Mine")).patch("/api/v1/campaigns/any").then().statusCode(403);
        given().delete("/api/v1/signing-keys/any").then().statusCode(403);
        given().delete("/api/v1/api-clients/any").then().statusCode(403);
        given().get("/api/v1/ads.csv").then().statusCode(200);
        given().contentType("text/csv")
                .body("name\n")
                .post("/api/v1/ads.csv")
                .then()
                .statusCode(403);
    }

    @Test
    @TestSecurity(user = "root", roles = Roles.ADMIN)
    void anAdminReadsWhatAnyTenantHasByNamingItAndChangesNothing() {
        CampaignEntry campaign = ((ChangeResult.Done<CampaignEntry>)
                        campaigns.create(GINA, new CampaignFields("Ferries", Status.ACTIVE)))
                .value();
        AdEntry ad = ((ChangeResult.Done<AdEntry>)
                        ads.create(GINA, AdFields.ofNew(campaign.id(), "Crossing", "https://globex.example")))
                .value();
        String globex = "?tenant=globex";

        given().get("/api/v1/campaigns" + globex).then().statusCode(200).body("items.name", hasItem("Ferries"));
        given().get("/api/v1/campaigns/" + campaign.id() + globex).then().body("name", equalTo("Ferries"));
        given().get("/api/v1/campaigns/" + campaign.id() + "/history" + globex)
                .then()
                .body("items.author", equalTo(List.of("gina")));
        given().get("/api/v1/ads" + globex).then().statusCode(200).body("items.name", hasItem("Crossing"));
        given().get("/api/v1/ads/" + ad.id() + globex).then().body("name", equalTo("Crossing"));
        given().get("/api/v1/ads/" + ad.id() + "/history" + globex).then().statusCode(200);
        given().get("/api/v1/ads.csv" + globex)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("ads-globex.csv"))
                .body(containsString("Crossing"));

        same(given().get("/api/v1/ads/" + ad.id() + "?tenant=acme"), given().get("/api/v1/ads/nowhere?tenant=acme"));
        same(given().get("/api/v1/ads?tenant=nowhere"), given().get("/api/v1/ads?tenant=nobody"));
        given().get("/api/v1/ads")
                .then()
                .statusCode(403)
                .contentType(startsWith("application/problem+json"))
                .body("detail", containsString("tenant="));
        body(Map.of("name", "Mine")).post("/api/v1/campaigns").then().statusCode(403);
        body(Map.of("name", "Mine")).patch("/api/v1/ads/" + ad.id()).then().statusCode(403);
        body(Map.of("name", "Mine"))
                .post("/api/v1/campaigns" + globex)
                .then()
                .statusCode(400)
                .body("errors.name", hasItem("tenant"));
        body(Map.of("name", "Mine"))
                .patch("/api/v1/ads/" + ad.id() + globex)
                .then()
                .statusCode(400);
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sid", value = "4f1c")
            })
    void whoeverIsNoAdminLearnsNothingByNamingATenant() {
        campaigns.create(GINA, new CampaignFields("Secret", Status.ACTIVE));
        for (String path :
                List.of("campaigns", "ads", "ads.csv", "ads/any", "campaigns/any", "ads/any/history", "clicks")) {
            Response theirs = given().get("/api/v1/" + path + "?tenant=globex");
            same(theirs, given().get("/api/v1/" + path + "?tenant=nowhere"), 403);
            same(theirs, given().get("/api/v1/" + path + "?tenant=acme"), 403);
        }
    }

    @Test
    void aStrangerIsAskedToSignIn() {
        for (String path : List.of("campaigns", "ads", "ads.csv", "signing-keys", "api-clients")) {
            given().redirects().follow(false).get("/api/v1/" + path).then().statusCode(401);
        }
    }

    @Test
    @TestSecurity(user = "mallory", roles = "guest")
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sid", value = "4f1c")
            })
    void aMemberWithoutARoleReadsNothing() {
        for (String path : List.of("campaigns", "ads", "ads.csv", "signing-keys", "api-clients")) {
            given().get("/api/v1/" + path).then().statusCode(403);
        }
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sid", value = "4f1c")
            })
    void aKeysSecretIsShownOnceAndTheKeyIsRevoked() {
        Response made = given().post("/api/v1/signing-keys");
        made.then().statusCode(201).header("Cache-Control", "no-store").body("secret", notNullValue());
        String key = made.path("keyId");

        assertThat(given().get("/api/v1/signing-keys").asString()).contains(key).doesNotContain("secret");
        given().delete("/api/v1/signing-keys/" + key).then().statusCode(200).body("revokedAt", notNullValue());
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sid", value = "4f1c")
            })
    void withoutKeycloakAnApiClientIsRefusedInPlainWords() {
        body(Map.of("name", "Nightly", "role", "viewer"))
                .post("/api/v1/api-clients")
                .then()
                .statusCode(503)
                .contentType(startsWith("application/problem+json"))
                .body("detail", containsString("Keycloak does not answer"));
        given().get("/api/v1/api-clients").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(
            claims = {
                @Claim(key = "organization", value = ACME, type = ClaimType.JSON_ARRAY),
                @Claim(key = "sid", value = "4f1c")
            })
    void aFileIsTriedFirstAndThenImported() {
        String file = "campaign,name,destination\nFrom a file,Tents,https://shop.example/tents\n";

        given().contentType("text/csv")
                .body(file)
                .post("/api/v1/ads.csv?dryRun=true")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false), "added", equalTo(1));
        given().get("/api/v1/campaigns?q=From a file").then().body("items", hasSize(0));
        given().contentType("text/csv")
                .body(file)
                .post("/api/v1/ads.csv")
                .then()
                .statusCode(200)
                .body("applied", equalTo(true));
        given().get("/api/v1/ads.csv")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("ads-acme.csv"))
                .body(containsString("Tents"));
        given().contentType("text/csv")
                .body("campaign,name,destination\nFrom a file,,https://shop.example/tents\n")
                .post("/api/v1/ads.csv")
                .then()
                .statusCode(422)
                .body("applied", equalTo(false), "lines[0].errors[0].field", equalTo("name"));
    }

    private String campaign(String name) {
        return body(Map.of("name", name)).post("/api/v1/campaigns").path("id");
    }

    private static Map<String, String> ad(String destination, String campaign) {
        return Map.of("campaignId", campaign, "name", "Mine", "destination", destination);
    }

    private static RequestSpecification body(Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private static void same(Response foreign, Response missing) {
        same(foreign, missing, 404);
    }

    private static void same(Response foreign, Response missing, int status) {
        assertThat(foreign.statusCode()).isEqualTo(status);
        assertThat(missing.statusCode()).isEqualTo(status);
        assertThat(foreign.asString()).isEqualTo(missing.asString());
        assertThat(AnswerHeaders.lasting(foreign)).isEqualTo(AnswerHeaders.lasting(missing));
    }
}
