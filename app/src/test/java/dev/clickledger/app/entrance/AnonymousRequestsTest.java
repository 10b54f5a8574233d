package dev.clickledger.app.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.testing.RawRequest;
import dev.clickledger.app.testing.RawRequest.Answer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger who is not signed in gets: never a page and never a session. */
@QuarkusTest
class AnonymousRequestsTest {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW");

    private static final List<String> PATHS = List.of(
            "/",
            "/admin",
            "/campaigns/spring",
            "/nothing",
            "/css/..;/",
            "/css/nothing.css",
            "/css/clickledger.css",
            "/css/clickledger.css/",
            "/css/",
            "/css",
            "/js/%2e%2e/",
            "/icons/..%2f",
            "/icons/clickledger.svg",
            "/assets/",
            "/assets/echarts-6.0.0.js",
            "/assets/echarts-6.0.0.js/",
            "/aura/aura.css",
            "/aura/nothing",
            "/lumo/",
            "/VAADIN/build/",
            "/VAADIN/build/nothing.js",
            "/VAADIN/build/../../",
            "/VAADIN/push",
            "/VAADIN/dynamic/resource/0/x/y",
            "/signed-out.html",
            "/signed-out.html/",
            "/ended-sessions",
            "/ended-sessions/",
            "/ended-sessions/x",
            "/q/nothing",
            "/q/health/live",
            "/q/health/ready",
            "/q/metrics",
            "/q/openapi",
            "/q/swagger-ui/nothing",
            "/api/swagger-ui/nothing",
            "/q",
            "/api",
            "/api/v1/nothing",
            "/c/",
            "/c/..;/",
            "/demo/nothing",
            "/admin%0d%0aX-Evil:%20y",
            "/a%00b",
            "/robots.txt",
            "/favicon.ico",
            "/presence",
            "/export/clicks.csv");

    private static final List<String> QUERIES = List.of(
            "", "?v-r=init&location=&query=", "?v-r=uidl&v-uiId=0", "?v-r=heartbeat&v-uiId=0", "?v-r=push&v-uiId=0");

    @Inject
    SessionsMade sessions;

    @Test
    void aThousandRequestsOfManyShapesLeaveNoSession() throws IOException {
        int before = sessions.count();
        int sent = 0;
        for (String path : PATHS) {
            for (String query : QUERIES) {
                for (String method : METHODS) {
                    Answer answer = RawRequest.send(
                            RestAssured.port,
                            method + " " + path + query + " HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\n"
                                    + (method.equals("POST") ? "Content-Length: 2\r\n\r\n{}" : "\r\n"));
                    assertThat(answer.status()).as(method + " " + path + query).isBetween(200, 503);
                    assertThat(answer.values("Set-Cookie"))
                            .as(method + " " + path + query)
                            .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
                    sent++;
                }
            }
        }

        assertThat(sent).isGreaterThan(1_000);
        assertThat(sessions.count()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/css/..;/?v-r=init&location=&query=",
                "/css/../",
                "/css/./",
                "/css/..",
                "/css/%2e%2e/",
                "/css/%2E/x",
                "/css/.%2e/admin",
                "/css/%252e%252e/admin",
                "/css/..%2fadmin",
                "/css/..%5cadmin",
                "/css/..\\admin",
                "/css//admin",
                "//css/clickledger.css",
                "/admin;x=y",
                "/admin;jsessionid=1",
                "/admin%3bx",
                "http://go.example/css/../admin",
                "/api/v1/../v1/ads",
                "/api/v1;x/ads",
                "/q/..;/admin",
                "/c/../admin",
                "/c/..;/admin",
                "/c/%2e%2e/admin",
                "/c/x/.%2E;y/admin"
            })
    void aPathThatIsNotPlainIsRefused(String target) throws IOException {
        Answer answer = RawRequest.get(RestAssured.port, target);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("path");
        assertThat(answer.values("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/campaigns?q=a;b/../c//d%2e%2f", "/campaigns?return=https://shop.example/..;/x"})
    void aQueryMayHoldWhatAPathMayNot(String target) throws IOException {
        assertThat(RawRequest.get(RestAssured.port, target).status()).isIn(302, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/css/clickledger.css",
                "/js/live-chart.js",
                "/icons/clickledger.svg",
                "/aura/aura.css",
                "/signed-out.html",
                "/assets/echarts-6.0.0.js",
                "/api/openapi",
                "/api/swagger-ui/index.html"
            })
    void whatIsOpenIsStillThere(String path) throws IOException {
        assertThat(RawRequest.get(RestAssured.port, path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/css/nothing.css", "/css/", "/aura", "/VAADIN/build/nothing.js", "/assets/x.js", "/icons/x"})
    void aFileThatIsNotThereAsksForASignIn(String path) throws IOException {
        assertThat(RawRequest.get(RestAssured.port, path).status()).isIn(302, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q",
                "/q/",
                "/q/nothing",
                "/q/health",
                "/q/health/ready",
                "/q/metrics",
                "/q/openapi",
                "/q/swagger-ui/"
            })
    void whatServesOperatorsIsNotFoundHere(String path) throws IOException {
        assertThat(RawRequest.get(RestAssured.port, path).status()).isEqualTo(404);
    }
}
