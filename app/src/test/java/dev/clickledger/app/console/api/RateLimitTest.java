package dev.clickledger.app.console.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.problem.Problem;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(user = "greedy", roles = Roles.VIEWER)
@OidcSecurity(claims = {@Claim(key = "azp", value = "program"), @Claim(key = "sub", value = "greedy")})
class RateLimitTest {

    private static final String PATH = "/api/v1/clicks?top=0";

    @Inject
    RateLimit limit;

    @Test
    void clientIsToldWhatItHasLeftAndThenWhenToComeBack() {
        int allowed = Integer.parseInt(given().get(PATH).getHeader("RateLimit-Limit"));
        assertThat(Integer.parseInt(given().get(PATH).getHeader("RateLimit-Remaining")))
                .isPositive()
                .isLessThan(allowed);

        AtomicBoolean over = new AtomicBoolean();
        // a little comes back all the time, so somebody has to go on asking
        Thread.ofPlatform().daemon().start(() -> {
            while (!over.get()) {
                limit.take("program/greedy");
            }
        });
        await().until(() -> !limit.take("program/greedy").allowed());
        given().get(PATH)
                .then()
                .statusCode(429)
                .contentType(equalTo(Problem.MEDIA_TYPE))
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:clickledger:problem:too-many-requests"));
        over.set(true);
    }

    @Test
    void otherClientsHaveTheirOwn() {
        Stream.generate(() -> limit.take("other"))
                .takeWhile(RateLimit.Allowance::allowed)
                .forEach(_ -> {});

        assertThat(limit.take("another").allowed()).isTrue();
        assertThat(limit.take("other").secondsUntilNext()).isPositive();
    }

    @Test
    void pagesAreNotCounted() {
        given().get("/css/clickledger.css").then().statusCode(200).header("RateLimit-Limit", nullValue());
    }
}
