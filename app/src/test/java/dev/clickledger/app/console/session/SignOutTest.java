package dev.clickledger.app.console.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;

import dev.clickledger.app.console.security.PersonSession;
import dev.clickledger.app.console.security.Roles;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What signs out, and what does not. Keycloak is not there: journeys show what it does. */
@QuarkusTest
class SignOutTest {

    /** Hears who signs out. */
    @Singleton
    static class Listener {

        private final List<String> people = new CopyOnWriteArrayList<>();

        void hear(@Observes SignedOut event) {
            people.add(event.person());
        }
    }

    @Inject
    Listener signedOut;

    @Inject
    SignOutToken tokens;

    @BeforeEach
    void forget() {
        signedOut.people.clear();
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.VIEWER)
    @OidcSecurity(claims = {@Claim(key = "sub", value = "a-1"), @Claim(key = "sid", value = "one")})
    void whoTypesTheAddressIsAskedAndStaysSignedIn() {
        asking().get("/logout")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("form-action 'self' http://localhost:8180"))
                .body(containsString("value=\"" + tokens.of(new PersonSession("a-1", "one")) + "\""));

        assertThat(signedOut.people).isEmpty();
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.VIEWER)
    @OidcSecurity(claims = {@Claim(key = "sub", value = "a-2"), @Claim(key = "sid", value = "two")})
    void theFormOfAPageSignsOutEvenWhenTheSignInDoesNotAnswer() {
        post(tokens.of(new PersonSession("a-2", "two")))
                .statusCode(502)
                .header("Cache-Control", "no-store")
                .body(containsString("You are signed out here only"));

        assertThat(signedOut.people).containsExactly("a-2");
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.VIEWER)
    @OidcSecurity(claims = {@Claim(key = "sub", value = "a-3"), @Claim(key = "sid", value = "three")})
    void theSessionIsNobodysAfterwards() {
        String token = tokens.of(new PersonSession("a-3", "three"));
        asking().get("/presence").then().statusCode(410);

        post(token);

        asking().get("/presence").then().statusCode(499);
        asking().get("/logout").then().statusCode(303).header("Location", endsWith("/signed-out.html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "guessed", "of another session"})
    @TestSecurity(user = "alice", roles = Roles.VIEWER)
    @OidcSecurity(claims = {@Claim(key = "sub", value = "a-4"), @Claim(key = "sid", value = "four")})
    void withoutItsTokenNobodyIsSignedOutButAsked(String token) {
        String sent = token.startsWith("of") ? tokens.of(new PersonSession("a-4", "five")) : token;

        post(sent).statusCode(403).body(containsString("Sign out?"));

        assertThat(signedOut.people).isEmpty();
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.VIEWER)
    @OidcSecurity(claims = {@Claim(key = "sub", value = "a-5"), @Claim(key = "sid", value = "five")})
    void aPageOfAnotherSiteSignsNobodyOut() {
        asking().header("Origin", "https://evil.example")
                .formParam("token", tokens.of(new PersonSession("a-5", "five")))
                .post("/logout")
                .then()
                .statusCode(403);

        assertThat(signedOut.people).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    @TestSecurity(user = "alice", roles = Roles.VIEWER)
    void noOtherMethodDoes(String method) {
        asking().request(method, "/logout").then().statusCode(405);
    }

    @Test
    void aStrangerIsToldThatNobodyIsSignedIn() {
        asking().get("/logout").then().statusCode(303).header("Location", endsWith("/signed-out.html"));
    }

    @Test
    void whoseSessionHasRunOutIsLedToTheSignInToEndThereToo() {
        post("of long ago")
                .statusCode(303)
                .header(
                        "Location",
                        startsWith("http://localhost:8180/realms/clickledger/protocol/openid-connect/logout"
                                + "?client_id=clickledger-app&post_logout_redirect_uri=http%3A%2F%2F"))
                .header("Location", endsWith("%2Fsigned-out.html"));

        assertThat(signedOut.people).isEmpty();
    }

    @Test
    void tokensDifferBySessionAndPerson() {
        assertThat(List.of(
                        tokens.of(new PersonSession("a", "b")),
                        tokens.of(new PersonSession("a", "c")),
                        tokens.of(new PersonSession("c", "b"))))
                .doesNotHaveDuplicates()
                .allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
        assertThat(tokens.of(new PersonSession("a", "b"))).isEqualTo(tokens.of(new PersonSession("a", "b")));
    }

    private static ValidatableResponse post(String token) {
        return asking().formParam("token", token).post("/logout").then();
    }

    private static RequestSpecification asking() {
        return given().redirects().follow(false);
    }
}
