package dev.clickledger.app.edge.speculation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.testing.TestEngines;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestEngines.class, scope = TestResourceScope.MATCHING_RESOURCES)
class TrafficAdviceTest {

    private static final String PATH = "/.well-known/traffic-advice";

    @Test
    void prefetchProxiesAreAskedToStayAwayWithoutAnAccount() {
        Response answer = given().redirects().follow(false).get(PATH);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/trafficadvice+json");
        assertThat(answer.header("Cache-Control")).contains("max-age");
        assertThat(answer.jsonPath().getList("user_agent")).containsExactly("prefetch-proxy");
        assertThat(answer.jsonPath().getBoolean("[0].disallow")).isTrue();
    }

    @Test
    void itsHeadIsAnsweredToo() {
        Response answer = given().redirects().follow(false).head(PATH);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/trafficadvice+json");
    }
}
