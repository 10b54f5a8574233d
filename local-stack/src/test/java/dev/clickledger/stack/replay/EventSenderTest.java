package dev.clickledger.stack.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.clickledger.contract.ImpressionTokens;
import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.TokenResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventSenderTest {

    private static final SigningKey KEY = new SigningKey("replay", new byte[SigningKey.MIN_SECRET_LENGTH]);
    private static final List<GithubEvent> EVENTS = IntStream.range(0, 200)
            .mapToObj(i -> new GithubEvent(
                    "70448" + i, "PushEvent", Instant.parse("2018-01-01T11:00:00Z"), i % 50, i % 20, "owner/name"))
            .toList();

    private final AtomicInteger asked = new AtomicInteger();
    private final Queue<UUID> impressions = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private volatile int everySoManyFail = Integer.MAX_VALUE;

    @BeforeEach
    void startRedirect() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/c/", this::redirect);
        server.start();
    }

    @AfterEach
    void stopRedirect() {
        server.stop(0);
    }

    @Test
    void everyEventIsSentWithItsImpression() throws IOException, InterruptedException {
        assertThat(sender().send(EVENTS)).isEqualTo(200);

        assertThat(impressions)
                .containsExactlyInAnyOrderElementsOf(
                        EVENTS.stream().map(GithubEvent::impressionId).toList());
    }

    @Test
    void whatIsNotRedirectedIsSentAgainAsTheSameClick() throws IOException, InterruptedException {
        everySoManyFail = 10;

        assertThat(sender().send(EVENTS)).isEqualTo(asked.get()).isGreaterThan(200);

        assertThat(impressions)
                .containsExactlyInAnyOrderElementsOf(
                        EVENTS.stream().map(GithubEvent::impressionId).toList());
    }

    private EventSender sender() {
        return new EventSender(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), KEY);
    }

    private void redirect(HttpExchange exchange) throws IOException {
        if (asked.incrementAndGet() % everySoManyFail == 0) {
            exchange.sendResponseHeaders(503, -1);
        } else {
            String adId = exchange.getRequestURI().getPath().substring("/c/".length());
            String token = exchange.getRequestURI().getQuery().substring("t=".length());
            if (ImpressionTokens.verify(token, adId, keyId -> KEY, Instant.now())
                    instanceof TokenResult.Verified(var verified)) {
                impressions.add(verified.impressionId());
            }
            exchange.getResponseHeaders().set("Location", "https://github.com/owner/name");
            exchange.sendResponseHeaders(302, -1);
        }
        exchange.close();
    }
}
