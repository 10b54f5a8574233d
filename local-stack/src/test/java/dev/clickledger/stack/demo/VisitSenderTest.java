package dev.clickledger.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.clickledger.contract.ImpressionTokens;
import dev.clickledger.contract.TokenResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VisitSenderTest {

    private static final Instant NOW = Instant.parse("2026-03-10T20:00:00Z");
    private static final Visitor VISITOR =
            new Visitor("84.135.1.2", "DE", UserAgent.browsers().getFirst());

    private HttpServer server;
    private VisitSender sender;
    private volatile int answer = 302;
    private volatile String method = "";
    private volatile URI asked = URI.create("/");
    private volatile Headers headers = new Headers();

    @BeforeEach
    void startRedirect() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::redirect);
        server.start();
        sender = new VisitSender(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stopRedirect() {
        server.stop(0);
    }

    @Test
    void aClickCarriesTheVisitorsAddressAndUserAgentAndThePageItCameFrom() throws InterruptedException {
        assertThat(sender.send(visit(null, Visit.Manner.CLICK))).isEqualTo(SendOutcome.LOGGED);

        assertThat(method).isEqualTo("GET");
        assertThat(asked).isEqualTo(URI.create("/c/acme-bags?s=newsletter"));
        assertThat(headers.getFirst("X-Forwarded-For")).isEqualTo("84.135.1.2");
        assertThat(headers.getFirst("User-Agent")).isEqualTo(VISITOR.userAgent().text());
        assertThat(headers.getFirst("Referer")).isEqualTo("https://newsletter.example/");
        assertThat(headers).doesNotContainKey("Sec-purpose");
    }

    @Test
    void aSignedLinkIsGenuineAndNamesItsSource() throws InterruptedException {
        UUID impression = TimeOrderedIds.of(NOW, 1, 2);
        sender.send(visit(new Impression(impression, NOW, NOW.plusSeconds(60), false), Visit.Manner.CLICK));

        String token = asked.getQuery().substring("t=".length());
        assertThat(ImpressionTokens.verify(token, "acme-bags", keyId -> Ads.KEY, NOW))
                .isInstanceOfSatisfying(TokenResult.Verified.class, verified -> {
                    assertThat(verified.token().impressionId()).isEqualTo(impression);
                    assertThat(verified.token().source()).isEqualTo("newsletter");
                });
    }

    @Test
    void aForgedLinkIsFoundOut() throws InterruptedException {
        sender.send(visit(
                new Impression(TimeOrderedIds.of(NOW, 1, 2), NOW, NOW.plusSeconds(60), true), Visit.Manner.CLICK));

        String token = asked.getQuery().substring("t=".length());
        assertThat(ImpressionTokens.verify(token, "acme-bags", keyId -> Ads.KEY, NOW))
                .isInstanceOf(TokenResult.Invalid.class);
    }

    @Test
    void aPrefetchSaysSoAndACheckerAsksForHeadersOnly() throws InterruptedException {
        sender.send(visit(null, Visit.Manner.PREFETCH));
        assertThat(headers.getFirst("Sec-Purpose")).startsWith("prefetch");

        sender.send(visit(null, Visit.Manner.HEAD));
        assertThat(method).isEqualTo("HEAD");
    }

    @Test
    void aPrefetchIsLoggedThoughItLeadsNowhereAndAClickIsNot() throws InterruptedException {
        answer = 403;
        assertThat(sender.send(visit(null, Visit.Manner.PREFETCH))).isEqualTo(SendOutcome.LOGGED);
        assertThat(sender.send(visit(null, Visit.Manner.CLICK))).isEqualTo(SendOutcome.REFUSED);
    }

    @Test
    void anUnknownAdIsRefusedAndAServerErrorIsUnavailable() throws InterruptedException {
        answer = 404;
        assertThat(sender.send(visit(null, Visit.Manner.CLICK))).isEqualTo(SendOutcome.REFUSED);
        answer = 503;
        assertThat(sender.send(visit(null, Visit.Manner.CLICK))).isEqualTo(SendOutcome.UNAVAILABLE);
    }

    @Test
    void aRedirectThatIsNotThereIsUnavailable() throws InterruptedException {
        server.stop(0);

        assertThat(sender.send(visit(null, Visit.Manner.CLICK))).isEqualTo(SendOutcome.UNAVAILABLE);
    }

    private static Visit visit(@Nullable Impression impression, Visit.Manner manner) {
        return new Visit(
                NOW, Ads.ALL.getFirst(), VISITOR, "newsletter", impression, "https://newsletter.example/", manner);
    }

    private void redirect(HttpExchange exchange) throws IOException {
        method = exchange.getRequestMethod();
        asked = exchange.getRequestURI();
        headers = exchange.getRequestHeaders();
        exchange.getResponseHeaders().set("Location", "https://example.com/");
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }
}
