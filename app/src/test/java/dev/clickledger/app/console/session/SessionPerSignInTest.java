package dev.clickledger.app.console.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.security.Roles;
import io.quarkus.oidc.SecurityEvent;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.Response;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The cookie of a browser's session before and after a sign-in. */
@QuarkusTest
@TestMethodOrder(OrderAnnotation.class)
class SessionPerSignInTest {

    private static @Nullable String alices;

    @Inject
    CurrentIdentityAssociation identities;

    @Inject
    Event<SecurityEvent> events;

    @Test
    @Order(1)
    @TestSecurity(user = "alice", roles = Roles.VIEWER)
    @OidcSecurity(claims = {@Claim(key = "sub", value = "alice-id"), @Claim(key = "sid", value = "first")})
    void whoSignsInAgainGoesOnUnderAnotherIdAndTheOldOneIsNobodys() {
        String before = cookieOf(given().get("/"));
        given().cookie("JSESSIONID", before)
                .get("/?v-r=init&location=&query=")
                .then()
                .statusCode(200);
        assertThat(presence(before)).isEqualTo(204);
        assertThat(given().cookie("JSESSIONID", before).get("/").cookie("JSESSIONID"))
                .isNull();

        signIn(identities.getIdentity());

        String after = cookieOf(given().cookie("JSESSIONID", before).get("/presence?page=0"));
        assertThat(after).isNotEqualTo(before);
        assertThat(presence(after)).isEqualTo(204);
        assertThat(presence(before)).isEqualTo(410);
        alices = after;
    }

    @Test
    @Order(2)
    @TestSecurity(user = "alice", roles = Roles.VIEWER)
    @OidcSecurity(claims = {@Claim(key = "sub", value = "alice-id"), @Claim(key = "sid", value = "second")})
    void soDoesWhoSignsInWithAPasswordInAnotherSessionOfKeycloaks() {
        Response answer = given().cookie("JSESSIONID", alices).get("/presence?page=0");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(cookieOf(answer)).isNotEqualTo(alices);
        alices = cookieOf(answer);
    }

    @Test
    @Order(3)
    @TestSecurity(user = "mallory", roles = Roles.VIEWER)
    @OidcSecurity(claims = {@Claim(key = "sub", value = "mallory-id"), @Claim(key = "sid", value = "third")})
    void toAnotherPersonTheSessionIsLost() {
        Response answer = given().cookie("JSESSIONID", alices).get("/presence?page=0");

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(cookieOf(answer)).isNotEqualTo(alices);
    }

    @Test
    @Order(4)
    @TestSecurity(user = "alice", roles = Roles.VIEWER)
    @OidcSecurity(claims = {@Claim(key = "sub", value = "alice-id"), @Claim(key = "sid", value = "second")})
    void andToAll() {
        assertThat(presence(alices)).isEqualTo(410);
    }

    @Test
    @Order(5)
    @TestSecurity(user = "alice", roles = Roles.VIEWER)
    @OidcSecurity(claims = {@Claim(key = "sub", value = "alice-id"), @Claim(key = "sid", value = "second")})
    void anIdThatABrowserMadeUpIsNotTaken() {
        assertThat(cookieOf(given().cookie("JSESSIONID", "made-up").get("/"))).isNotEqualTo("made-up");
    }

    private void signIn(SecurityIdentity who) {
        events.fire(new SecurityEvent(SecurityEvent.Type.OIDC_LOGIN, who));
    }

    private static int presence(@Nullable String session) {
        return given().cookie("JSESSIONID", session).get("/presence?page=0").statusCode();
    }

    private static String cookieOf(Response answer) {
        assertThat(answer.cookie("JSESSIONID")).isNotBlank();
        return answer.cookie("JSESSIONID");
    }
}
