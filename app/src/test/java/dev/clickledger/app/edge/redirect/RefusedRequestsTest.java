package dev.clickledger.app.edge.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.testing.RawRequest;
import dev.clickledger.app.testing.RawRequest.Answer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no route of the app ever sees is answered in words and counted. */
@QuarkusTest
class RefusedRequestsTest {

    @Inject
    MeterRegistry registry;

    @Test
    void overlongTargetIsRefused() throws IOException {
        refused("/c/acme-shoes?x=" + "a".repeat(17_000), 414, "target too long");
        refused("/c/acme-shoes?x=" + "a".repeat(70_000), 414, "target too long");
    }

    @Test
    void overlongHeadersAreRefused() throws IOException {
        double before = count("headers too long");
        Answer answer = RawRequest.get(RestAssured.port, "/c/acme-shoes", "X-Long: " + "a".repeat(100_000));

        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.body()).contains("headers");
        assertThat(count("headers too long")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET /c/x?s=a b HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n; no http",
                "GET /c/x\\u0000 HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n; no path",
                "GET /c/x\\rX: y HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n; no http",
                "GET /c/x HTTP/1.1\\r\\nHost: a\\r\\nX : y\\r\\n\\r\\n; no http",
                "GET /c/x HTTP/1.1\\r\\nHost: a\\r\\nX y: z\\r\\n\\r\\n; no http",
                "GET /c/x HTTP/1.1\\r\\nHost: a\\r\\nX: y\\rZ: evil\\r\\n\\r\\n; no http",
                "GET /c/x HTTP/1.1\\r\\nHost: a\\r\\nX: y\\u0000\\r\\n\\r\\n; no http",
                "POST /c/x HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\nab; no http",
                "POST /c/x HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: -1\\r\\n\\r\\n; no http",
                "POST /c/x HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: +1\\r\\n\\r\\na; no http",
                "GET /c/x HTTP/9.9\\r\\nHost: a\\r\\n\\r\\n; http version",
                "GET /c/x HTTP/1.1\\r\\nX: y\\r\\n\\r\\n; no host",
                "GET /c/x HTTP/1.1\\r\\nHost: a b\\r\\n\\r\\n; no host",
                "GET c/x HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n; no path",
                "OPTIONS * HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n; no path",
                "CONNECT evil.example:443 HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n; no path"
            })
    void whatIsNoRequestIsRefusedAndCounted(String request, String reason) throws IOException {
        double before = count(reason);
        Answer answer = RawRequest.send(
                RestAssured.port,
                request.replace("\\r", "\r").replace("\\n", "\n").replace("\\u0000", "\0"));

        assertThat(answer.status()).isIn(400, 505);
        assertThat(answer.values("Content-Type")).containsExactly("text/plain; charset=utf-8");
        assertThat(answer.body()).isNotEmpty().doesNotContain("evil");
        assertThat(count(reason)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/clicks?period=a|b",
                "/api/v1/clicks?period={7d}",
                "/api/v1/clicks?ad=20%",
                "/api/v1/clicks?ad=\u00e9",
                "/api/v1/clicks?ad=%00",
                "/api/v1/ads/a|b",
                "/api/v1/ads/%00",
                "/api/v1/ads/%zz",
                "/api/v1/ads/%ff",
                "/api/v1/ads/%E9t%E9",
                "/api/v1/ads/%2e%2e%2f",
                "/api/v1/ads/a%2fb",
                "/api/v1/ads/\"<>\\^`{}",
                "/api/v1/no|thing",
                "/api/%00",
                "/api/%zz?%",
                "//api/v1/clicks?a=|"
            })
    void apiAnswersTheSameBytesWithAProblem(String target) throws IOException {
        Answer answer = RawRequest.get(RestAssured.port, target);

        assertThat(answer.status()).as(answer.body()).isIn(400, 401, 404);
        problem(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a|b?c={d}",
                "/?ad=20%",
                "/%00",
                "/%zz",
                "/%ff",
                "/css/%00",
                "/css/a|b.css",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/VAADIN/build/%00",
                "/q/%00",
                "/api/openapi?x=|",
                "/favicon.ico?|",
                "/signed-out.html?x=|"
            })
    void pagesTakeTheSameBytes(String target) throws IOException {
        assertThat(RawRequest.get(RestAssured.port, target).status()).isBetween(200, 404);
    }

    @Test
    void apiRefusesWithAProblemToo() throws IOException {
        Answer tooLong = RawRequest.get(RestAssured.port, "/api/v1/clicks?ad=" + "a".repeat(17_000));
        assertThat(tooLong.status()).isEqualTo(414);
        problem(tooLong);

        Answer headers = RawRequest.get(RestAssured.port, "/api/v1/clicks", "X: " + "a".repeat(100_000));
        assertThat(headers.status()).isEqualTo(431);
        problem(headers);

        Answer noHost = RawRequest.send(RestAssured.port, "GET /api/v1/clicks HTTP/1.1\r\nX: y\r\n\r\n");
        assertThat(noHost.status()).isEqualTo(400);
        problem(noHost);

        Answer noHttp = RawRequest.send(RestAssured.port, "GET /api/v1/clicks HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n");
        assertThat(noHttp.status()).isEqualTo(400);
        problem(noHttp);
    }

    @Test
    void onlyOneRequestIsReadWhereTwoCouldBeSeen() throws IOException {
        String hidden = "GET /c/hidden HTTP/1.1\r\nHost: a\r\n\r\n";
        for (String framing : new String[] {
            "Content-Length: " + hidden.length() + "\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n" + Integer.toHexString(hidden.length()) + "\r\n",
            "Transfer-Encoding: xchunked\r\n\r\n",
            "Transfer-Encoding : chunked\r\n\r\n",
            "Transfer-Encoding:\u000bchunked\r\n\r\n",
            "Content-Length: 0\r\nContent-Length: " + hidden.length() + "\r\n\r\n",
            "Content-Length: 0, " + hidden.length() + "\r\n\r\n",
            "Content-Length: 0x10\r\n\r\n",
            "X: a\r\n Content-Length: " + hidden.length() + "\r\n\r\n"
        }) {
            String answers = RawRequest.sendAll(
                    RestAssured.port, "POST /c/seen HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + framing + hidden);
            assertThat(answers.split("HTTP/1.[01] ", -1))
                    .as(framing + "answered " + answers)
                    .hasSize(2);
        }
    }

    private void refused(String target, int status, String reason) throws IOException {
        double before = count(reason);
        Answer answer = RawRequest.get(RestAssured.port, target);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isNotEmpty().doesNotContain("aaaa");
        assertThat(count(reason)).isEqualTo(before + 1);
    }

    private static void problem(Answer answer) {
        assertThat(answer.values("Content-Type").getFirst()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("urn:clickledger:problem:").contains("\"detail\"");
    }

    private double count(String reason) {
        Counter counter = registry.find("clickledger.requests.rejected")
                .tag("reason", reason)
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
