package dev.clickledger.app.console.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.console.security.SigningKeycloak;
import dev.clickledger.app.testing.PostgresResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.RestAssured;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page that is busy holds up nobody else, whatever its lines do meanwhile. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@WithTestResource(value = SigningKeycloak.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class BusyPageTest {

    /** More than the app has event loops, over which its connections are spread. */
    private static final int LINES = 4 * Runtime.getRuntime().availableProcessors();

    private static final Duration BUSY = Duration.ofSeconds(5);

    @Test
    @TestSecurity(user = "root", roles = Roles.ADMIN)
    @OidcSecurity(claims = {@Claim(key = "sub", value = "root-id"), @Claim(key = "sid", value = "root-session")})
    void linesThatEndHoldUpNobody() {
        Page page = Page.open();
        List<WebSocket> lines = Stream.generate(page::line).limit(LINES).toList();

        page.whileBusy(() -> {
            lines.forEach(WebSocket::abort);
            othersAreAnswered();
        });
    }

    @Test
    @TestSecurity(user = "root", roles = Roles.ADMIN)
    @OidcSecurity(claims = {@Claim(key = "sub", value = "root-id"), @Claim(key = "sid", value = "root-session")})
    void linesThatBeginHoldUpNobody() {
        Page page = Page.open();
        List<CompletableFuture<WebSocket>> lines = new ArrayList<>();

        page.whileBusy(() -> {
            Stream.generate(page::asksForALine).limit(LINES).forEach(lines::add);
            othersAreAnswered();
        });
        lines.forEach(line -> line.join().abort());
    }

    private static void othersAreAnswered() {
        long start = System.nanoTime();
        for (int i = 0; i < LINES; i++) {
            RestAssured.given().get("/api/openapi").then().statusCode(200);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("measured: %d requests while a page was busy took %d ms%n", LINES, took.toMillis());
        assertThat(took).isLessThan(BUSY);
    }
}
