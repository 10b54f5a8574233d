package dev.clickledger.app.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.testing.RawRequest;
import dev.clickledger.app.testing.RawRequest.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods are a fixed list, in requests and in metrics. */
@QuarkusTest
class MethodsTest {

    private static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Inject
    MeterRegistry meters;

    @ParameterizedTest
    @ValueSource(strings = {"BREW", "PROPFIND", "TRACE", "get", "X", "M-SEARCH"})
    void aMethodThatNobodyNeedsIsNotImplemented(String method) throws IOException {
        for (String path : new String[] {"/", "/c/acme-shoes", "/css/clickledger.css", "/api/v1/ads"}) {
            Answer answer = RawRequest.send(RestAssured.port, method + " " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(answer.status()).as(path).isEqualTo(501);
            assertThat(answer.values("Allow").getFirst()).contains("GET").contains("POST");
            assertThat(answer.body()).contains("method").doesNotContain(method + " ");
        }
    }

    @Test
    void inventedMethodsMakeNoMetrics() throws IOException {
        for (int i = 0; i < 30; i++) {
            RawRequest.send(RestAssured.port, "INVENTED" + i + " / HTTP/1.1\r\nHost: a\r\n\r\n");
        }
        RawRequest.get(RestAssured.port, "/css/clickledger.css");

        Set<String> labels = new TreeSet<>();
        for (var meter : meters.getMeters()) {
            String method = meter.getId().getTag("method");
            if (method != null && meter.getId().getName().startsWith("http.server")) {
                labels.add(method);
            }
        }
        labels.removeAll(KNOWN);
        assertThat(labels).isSubsetOf("other");
    }

    @Test
    void inventedPathsMakeNoMetrics() throws IOException {
        for (int i = 0; i < 30; i++) {
            RawRequest.send(RestAssured.port, "POST /invented-" + i + " HTTP/1.1\r\nHost: a\r\n\r\n");
            RawRequest.get(RestAssured.port, "/invented-" + i + ";");
            RawRequest.get(RestAssured.port, "/api/v1/invented-" + i);
            RawRequest.send(RestAssured.port, "BREW /invented-" + i + " HTTP/1.1\r\nHost: a\r\n\r\n");
            RawRequest.send(RestAssured.port, "GET /invented-" + i + " HTTP/9.9\r\nHost: a\r\n\r\n");
        }

        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().getTag("uri"))
                .noneMatch(uri -> uri != null && uri.contains("invented"));
    }
}
