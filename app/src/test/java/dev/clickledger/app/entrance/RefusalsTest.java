package dev.clickledger.app.entrance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the API refuses to do, and wherever in the app that is decided, a problem document says what to do. */
@QuarkusTest
class RefusalsTest {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    @Test
    void strangerIsToldHowToSignInByEveryEndpoint() {
        Map<String, Map<String, ?>> paths =
                given().get("/api/openapi?format=json").jsonPath().getMap("paths");
        List<String> asked = new ArrayList<>();
        paths.forEach((path, operations) -> METHODS.stream()
                .filter(method ->
                        path.startsWith("/api/v1/") && operations.containsKey(method.toLowerCase(Locale.ROOT)))
                .forEach(method -> {
                    asked.add(method + " " + path);
                    signInNeeded(given().contentType(path.endsWith(".csv") ? "text/csv" : "application/json")
                            .body("{}")
                            .request(method, path.replaceAll("[{][^}]*[}]", "some")));
                }));
        assertThat(asked).hasSizeGreaterThan(20);
    }

    @Test
    void strangerWhoSendsSomethingIsToldHowToSignIn() {
        signInNeeded(given().contentType("application/json").body("{}").post("/api/v1/campaigns"));
        signInNeeded(given().contentType("application/json").body("{}").post("/api/v1/ads/some/impressions"));
        signInNeeded(given().delete("/api/v1/signing-keys/some"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYWxsb3J5In0.", ""})
    void badTokenIsNoToken(String token) {
        signInNeeded(given().header("Authorization", "Bearer " + token).get("/api/v1/clicks"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api", "/api/", "/api/v1", "/api/v2/clicks", "/api/v1/nothing", "/api/v1/ads/some/nothing"})
    void pathThatDoesNotExistIsAProblemForStrangersAndMembers(String path) {
        problem(given().redirects().follow(false).get(path), 404, "not-found", "/api/openapi");
        problem(given().redirects().follow(false).post(path), 404, "not-found", "/api/openapi");
    }

    @Test
    @TestSecurity(user = "root", roles = Roles.VIEWER)
    void roleThatIsMissingIsAProblem() {
        problem(given().get("/api/v1/reconciliation/runs"), 403, "not-allowed", "role");
        problem(
                given().contentType("application/json").body("{}").post("/api/v1/ads/some/impressions"),
                403,
                "not-allowed",
                "role");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/clicks", "/api/v1/ads", "/api/v1/ads/some", "/api/v1/signing-keys"})
    @TestSecurity(user = "alice", roles = Roles.VIEWER)
    void methodThatThePathDoesNotHaveIsAProblem(String path) {
        problem(given().put(path), 405, "method-not-allowed", "/api/openapi");
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    void mediaTypeThatCannotBeReadIsAProblem() {
        problem(
                given().contentType("text/plain").body("x").patch("/api/v1/ads/some"),
                415,
                "unsupported-media-type",
                "application/json");
    }

    private static void signInNeeded(Response answer) {
        problem(answer, 401, "sign-in-needed", "Authorization: Bearer");
        answer.then().header("WWW-Authenticate", startsWith("Bearer"));
    }

    private static void problem(Response answer, int status, String kind, String advice) {
        answer.then()
                .statusCode(status)
                .contentType(startsWith(Problem.MEDIA_TYPE))
                .header("Cache-Control", containsString("no-store"))
                .body("type", equalTo("urn:clickledger:problem:" + kind))
                .body("status", equalTo(status))
                .body("detail", containsString(advice))
                .body(not(containsString("Exception")));
    }
}
