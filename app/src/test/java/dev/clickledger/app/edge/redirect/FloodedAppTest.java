package dev.clickledger.app.edge.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.testing.RawRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** With the bound that everybody gets who sets none. */
@QuarkusTest
class FloodedAppTest {

    private static final String FLOODER = "127.0.0.9";
    private static final int AT_ONCE = 1_000;
    private static final int MOST_ROUNDS = 20;
    private static final String REQUEST = "GET /c/flooded HTTP/1.1\r\nHost: a\r\n";

    @Inject
    MeterRegistry registry;

    @Test
    void whoeverFloodsIsToldToWaitAndNobodyElse() throws IOException {
        double before = rejected();
        String answers = flood();

        assertThat(RawRequest.get(RestAssured.port, "/c/flooded").status()).isNotEqualTo(429);
        assertThat(answers).doesNotStartWith("HTTP/1.1 429");
        assertThat(rejected() - before).isEqualTo(answers.split("HTTP/1.1 429", -1).length - 1);
        String refusal = answers.substring(answers.indexOf("HTTP/1.1 429"))
                .split("\r\n\r\n", 2)[0]
                .toLowerCase(Locale.ROOT);
        assertThat(refusal).contains("retry-after: 1", "cache-control: no-store", "x-content-type-options: nosniff");
    }

    /** Until there is a refusal: how fast requests are answered depends on the machine. */
    private static String flood() throws IOException {
        StringBuilder answers = new StringBuilder();
        for (int round = 0; round < MOST_ROUNDS && answers.indexOf("HTTP/1.1 429") < 0; round++) {
            answers.append(RawRequest.sendAll(
                    FLOODER,
                    RestAssured.port,
                    (REQUEST + "\r\n").repeat(AT_ONCE) + REQUEST + "Connection: close\r\n\r\n"));
        }
        return answers.toString();
    }

    private double rejected() {
        return registry.get("clickledger.requests.rejected")
                .tag("reason", "flood")
                .counter()
                .count();
    }
}
