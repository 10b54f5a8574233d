package dev.clickledger.app.console.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page is answered that goes on asking when its reader is no longer signed in. */
@QuarkusTest
class EndedSessionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/presence?page=0", "/?v-r=uidl&v-uiId=0", "/?v-r=heartbeat&v-uiId=0", "/?v-r=push&v-uiId=0"})
    void aPageIsToldThatNobodyIsSignedInAndIsLedNowhere(String path) {
        asking().header("Sec-Fetch-Mode", "cors")
                .get(path)
                .then()
                .statusCode(499)
                .header("Location", (String) null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/presence?page=0", "/?v-r=uidl&v-uiId=0", "/export/clicks.csv?period=today"})
    void soIsOneWhoseBrowserDoesNotSayWhatItAsksFor(String path) {
        asking().get(path).then().statusCode(499);
    }

    @Test
    void soIsOneThatPosts() {
        asking().body("{}").post("/").then().statusCode(499);
    }

    @Test
    void aBrowserThatOpensAPageIsLedToTheSignIn() {
        asking().header("Sec-Fetch-Mode", "navigate")
                .get("/campaigns?q=r%C3%A4der%20%2B%20mehr")
                .then()
                .statusCode(302)
                .header("Location", containsString("/protocol/openid-connect/auth"));
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.VIEWER)
    @OidcSecurity(claims = @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY))
    void aPageThatIsNotKnownIsToldToLoadItselfAgain() {
        asking().header("Sec-Fetch-Mode", "cors")
                .get("/presence?page=12")
                .then()
                .statusCode(410)
                .header("Cache-Control", containsString("no-store"));
        asking().header("Sec-Fetch-Mode", "cors").get("/presence").then().statusCode(410);
    }

    @Test
    void keycloakTellsOfEndedSessionsWithoutBeingSignedIn() {
        asking().contentType("application/x-www-form-urlencoded")
                .formParam("logout_token", "forged")
                .post("/ended-sessions")
                .then()
                .statusCode(400);
    }

    private static RequestSpecification asking() {
        return given().redirects().follow(false);
    }
}
