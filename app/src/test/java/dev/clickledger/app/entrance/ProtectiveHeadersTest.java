package dev.clickledger.app.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.testing.RawRequest;
import dev.clickledger.app.testing.RawRequest.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.RestAssured;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer forbids the browser. */
@QuarkusTest
class ProtectiveHeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}",
                "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /css/clickledger.css HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /aura/aura.css HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /assets/echarts-6.0.0.js HTTP/1.1\r\nHost: a\r\n\r\n",
                "HEAD /icons/clickledger.svg HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /signed-out.html HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /robots.txt HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /favicon.ico HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /.well-known/traffic-advice HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/v1/ads HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/v1/nothing HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/openapi HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /q/nothing HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /a; HTTP/1.1\r\nHost: a\r\n\r\n",
                "BREW / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nX: y\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n",
                "GET nowhere HTTP/1.1\r\nHost: a\r\n\r\n"
            })
    void stand(String request) throws IOException {
        Answer answer = RawRequest.send(RestAssured.port, request);

        assertThat(answer.values("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.values("Referrer-Policy")).containsExactly("same-origin");
        assertThat(answer.values("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(answer.values("Permissions-Policy")).hasSize(1);
        assertThat(answer.values("Content-Security-Policy"))
                .hasSize(1)
                .allSatisfy(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
                        .doesNotContain("script-src"));
        assertThat(answer.values("Strict-Transport-Security")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/swagger-ui", "/api/swagger-ui/", "/api/swagger-ui/index.html", "/api/swagger-ui/nothing"})
    void standOnThePageThatShowsTheApiToo(String path) throws IOException {
        Answer answer = RawRequest.get(RestAssured.port, path);

        assertThat(answer.values("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(only(answer.values("Content-Security-Policy")))
                .contains("default-src 'none'", "frame-ancestors 'none'", "connect-src 'self'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/clicks",
                "/api/v1/ads",
                "/api/v1/nothing",
                "/api/v1/api-clients",
                "/api/openapi",
                "/api",
                "/export/clicks.csv",
                "/export/nothing"
            })
    void nobodyKeepsWhatMayHoldFigures(String path) throws IOException {
        assertThat(RawRequest.get(RestAssured.port, path).values("Cache-Control"))
                .singleElement()
                .asString()
                .contains("no-store");
    }

    @Test
    void aLinkThatLeadsNowhereIsNoDocumentOfAnyKind() throws IOException {
        Answer answer = RawRequest.get(RestAssured.port, "/c/nothing");

        assertThat(answer.values("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.values("Referrer-Policy")).isEmpty();
        assertThat(answer.values("Cross-Origin-Opener-Policy")).isEmpty();
    }

    @Test
    @TestSecurity(user = "alice", roles = Roles.EDITOR)
    @OidcSecurity(claims = @Claim(key = "organization", value = "[\"acme\"]", type = ClaimType.JSON_ARRAY))
    void aPageRunsNoScriptOfAnybodyElse() throws IOException {
        Answer first = RawRequest.get(RestAssured.port, "/campaigns");
        Answer second = RawRequest.get(RestAssured.port, "/campaigns");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.values("Cache-Control")).anyMatch(value -> value.contains("no-store"));
        assertThat(first.values("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(first.values("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        String policy = only(first.values("Content-Security-Policy"));
        assertThat(policy)
                .contains(
                        "default-src 'none'",
                        "frame-ancestors 'none'",
                        "base-uri 'self'",
                        "form-action 'self' http://localhost:8180;")
                .doesNotContain("script-src 'self' 'unsafe-inline'", "*");
        String word = word(policy);
        assertThat(word).isNotEqualTo(word(only(second.values("Content-Security-Policy"))));
        assertThat(Pattern.compile("<script").splitAsStream(first.body()).skip(1))
                .isNotEmpty()
                .allMatch(script -> script.substring(0, script.indexOf('>')).contains("nonce=\"" + word + "\""));
    }

    @Test
    void browsersStayWithTlsWhereLinksHaveIt() {
        assertThat(headers("https://go.example", "/")).containsEntry("Strict-Transport-Security", "max-age=31536000");
        assertThat(headers("https://go.example", "/c/x"))
                .containsOnlyKeys("Strict-Transport-Security", "X-Content-Type-Options");
        assertThat(headers("http://localhost:8080", "/c/x")).containsOnlyKeys("X-Content-Type-Options");
    }

    private static Map<String, String> headers(String publicUrl, String target) {
        Map<String, String> headers = new HashMap<>();
        HttpServerResponse[] response = new HttpServerResponse[1];
        response[0] = (HttpServerResponse) Proxy.newProxyInstance(
                HttpServerResponse.class.getClassLoader(),
                new Class<?>[] {HttpServerResponse.class},
                (proxy, method, arguments) -> {
                    headers.put(String.valueOf(arguments[0]), String.valueOf(arguments[1]));
                    return response[0];
                });
        new ProtectiveHeaders(publicUrl).put(response[0], target);
        return headers;
    }

    private static String only(List<String> values) {
        assertThat(values).hasSize(1);
        return values.getFirst();
    }

    private static String word(String policy) {
        Matcher nonce = Pattern.compile("'nonce-([^']{20,})'").matcher(policy);
        assertThat(nonce.find()).isTrue();
        return nonce.group(1);
    }
}
