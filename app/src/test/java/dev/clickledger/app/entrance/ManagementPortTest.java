package dev.clickledger.app.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.testing.RawRequest;
import dev.clickledger.app.testing.RawRequest.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health and metrics have a port of their own, which has nothing else. */
@QuarkusTest
class ManagementPortTest {

    @TestHTTPResource(value = "/q/health", management = true)
    @SuppressWarnings("NullAway.Init") // by Quarkus
    URI health;

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/started", "/q/metrics"})
    void tellsOperators(String path) throws IOException {
        Answer answer = RawRequest.get(health.getPort(), path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.values("Cache-Control")).containsExactly("no-store");
        assertThat(answer.values("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/admin",
                "/c/acme-boots",
                "/api/v1/ads",
                "/api/openapi",
                "/q/openapi",
                "/css/clickledger.css",
                "/signed-out.html",
                "/robots.txt"
            })
    void hasNothingOfTheApp(String path) throws IOException {
        Answer answer = RawRequest.get(health.getPort(), path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.values("Set-Cookie")).isEmpty();
    }

    @Test
    void isAnotherOneAndOnTheLoopbackUnlessSaidOtherwise() {
        assertThat(health.getPort()).isNotEqualTo(RestAssured.port);
        assertThat(ConfigProvider.getConfig().getValue("quarkus.management.host", String.class))
                .isEqualTo("127.0.0.1");
    }
}
