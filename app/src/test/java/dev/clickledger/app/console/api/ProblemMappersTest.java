package dev.clickledger.app.console.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.problem.Problem;
import io.quarkus.security.Authenticated;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(user = "alice", roles = Roles.VIEWER)
class ProblemMappersTest {

    private static final String PATH = "/api/test-problems/";

    /** An endpoint that fails as told. */
    @Path("/api/test-problems")
    @Authenticated
    @Produces(MediaType.APPLICATION_JSON)
    static class Failing {

        record Body(int count) {}

        @GET
        @Path("{how}")
        public String fail(@PathParam("how") String how) {
            throw switch (how) {
                case "known" ->
                    Problem.conflict("There is one already: choose another id.").exception();
                case "busy" ->
                    Problem.unavailable("Try again in a few seconds.").exception();
                default -> new IllegalStateException("a secret that no answer may hold");
            };
        }

        @POST
        @Consumes(MediaType.APPLICATION_JSON)
        public int read(Body body) {
            return body.count();
        }

        @GET
        @Path("for-admins")
        @RolesAllowed(Roles.ADMIN)
        public String forAdmins() {
            return "[]";
        }
    }

    @Test
    void thrownProblemIsTheAnswer() {
        given().get(PATH + "known")
                .then()
                .statusCode(409)
                .contentType(equalTo(Problem.MEDIA_TYPE))
                .header("Cache-Control", "no-store")
                .body("type", equalTo("urn:clickledger:problem:conflict"))
                .body("title", equalTo("Conflict"))
                .body("status", equalTo(409))
                .body("detail", equalTo("There is one already: choose another id."))
                .body("$", not(hasKey("errors")));
    }

    @Test
    void unavailableSaysWhenToComeBack() {
        given().get(PATH + "busy").then().statusCode(503).header("Retry-After", "5");
    }

    @Test
    void unexpectedFailureKeepsItsReasonToItself() {
        given().get(PATH + "otherwise")
                .then()
                .statusCode(500)
                .contentType(equalTo(Problem.MEDIA_TYPE))
                .body("type", equalTo("urn:clickledger:problem:unexpected-failure"))
                .body(not(containsString("secret")));
    }

    @Test
    void brokenJsonIsMalformed() {
        given().contentType("application/json")
                .body("{\"count\":")
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType(equalTo(Problem.MEDIA_TYPE));
    }

    @Test
    void fieldOfTheWrongTypeIsNamed() {
        given().contentType("application/json")
                .body("{\"count\":\"many\"}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors[0].name", equalTo("count"));
    }

    @Test
    void roleThatIsMissingIsAProblem() {
        given().get(PATH + "for-admins")
                .then()
                .statusCode(403)
                .contentType(equalTo(Problem.MEDIA_TYPE))
                .body("type", equalTo("urn:clickledger:problem:not-allowed"));
    }

    @Test
    void wrongMediaTypeIsAProblemThatNamesTheRightOne() {
        given().contentType("text/plain")
                .body("count")
                .post(PATH)
                .then()
                .statusCode(415)
                .contentType(equalTo(Problem.MEDIA_TYPE))
                .body("detail", containsString("application/json"));
    }

    @Test
    void mediaTypeThatCannotBeAnsweredIsAProblem() {
        given().accept("image/png")
                .contentType("application/json")
                .body("{\"count\": 1}")
                .post(PATH)
                .then()
                .statusCode(406)
                .contentType(equalTo(Problem.MEDIA_TYPE))
                .body("detail", containsString("Accept"));
    }
}
