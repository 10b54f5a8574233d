package dev.clickledger.app.console.security;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of the tokens that Keycloak signs, and of those it does not, let a program into the API. */
@QuarkusTest
@WithTestResource(value = SigningKeycloak.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class BearerTokenTest {

    /** Asks nothing of a database: a value that cannot be read is answered once the caller is known. */
    private static final String READ = "/api/v1/clicks?limit=what";

    @Test
    void anAccessTokenIsTaken() {
        ask(READ, SigningKeycloak.signed(machine())).statusCode(400);
    }

    static Stream<Arguments> noBearers() {
        JwtClaims otherAudience = machine();
        otherAudience.setAudience("account");
        JwtClaims noAudience = machine();
        noAudience.unsetClaim("aud");
        JwtClaims otherIssuer = machine();
        otherIssuer.setIssuer("https://elsewhere.example/realms/clickledger");
        JwtClaims untyped = machine();
        untyped.unsetClaim("typ");
        JwtClaims old = machine();
        old.setExpirationTimeMinutesInTheFuture(-10);
        return Stream.of(
                Arguments.of("an ID token", SigningKeycloak.signed(typed("ID"))),
                Arguments.of("a refresh token", SigningKeycloak.signed(typed("Refresh"))),
                Arguments.of("an offline token", SigningKeycloak.signed(typed("Offline"))),
                Arguments.of("a logout token", SigningKeycloak.signed(typed("Logout"))),
                Arguments.of("a token that does not say what it is", SigningKeycloak.signed(untyped)),
                Arguments.of("a token for another client", SigningKeycloak.signed(otherAudience)),
                Arguments.of("a token for nobody", SigningKeycloak.signed(noAudience)),
                Arguments.of("a token of another issuer", SigningKeycloak.signed(otherIssuer)),
                Arguments.of("an old token", SigningKeycloak.signed(old)),
                Arguments.of("a token that a stranger signed", SigningKeycloak.signedByAStranger(machine())),
                Arguments.of("one signed with the public key", SigningKeycloak.signedWithThePublicKey(machine())),
                Arguments.of("an unsigned token", SigningKeycloak.unsigned(machine())),
                Arguments.of("no token at all", "opaque"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noBearers")
    void everythingElseIsRefused(String what, String token) {
        ask(READ, token)
                .statusCode(401)
                .contentType(startsWith("application/problem+json"))
                .body("type", containsString("sign-in-needed"));
    }

    @Test
    void aMachineManagesNeitherMachinesNorKeys() {
        String token = SigningKeycloak.signed(machine());
        for (String path : List.of("/api/v1/api-clients", "/api/v1/signing-keys")) {
            onlyPeople(ask(path, token));
            onlyPeople(given().header("Authorization", "Bearer " + token)
                    .contentType("application/json")
                    .body(Map.of("name", "Another", "role", "editor"))
                    .post(path)
                    .then());
            onlyPeople(given().header("Authorization", "Bearer " + token)
                    .delete(path + "/some")
                    .then());
        }
    }

    private static void onlyPeople(ValidatableResponse answer) {
        answer.statusCode(403)
                .contentType(startsWith("application/problem+json"))
                .body("detail", containsString("managed by people, not by machines"));
    }

    private static ValidatableResponse ask(String path, String token) {
        return given().header("Authorization", "Bearer " + token).get(path).then();
    }

    private static JwtClaims typed(String type) {
        JwtClaims claims = machine();
        claims.setClaim("typ", type);
        return claims;
    }

    /** As Keycloak gives it to an API client of a tenant. */
    private static JwtClaims machine() {
        return SigningKeycloak.machine("acme", Roles.EDITOR);
    }
}
