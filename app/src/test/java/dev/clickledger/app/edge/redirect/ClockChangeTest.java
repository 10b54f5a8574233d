package dev.clickledger.app.edge.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clickledger.app.edge.rate.ClickRates;
import dev.clickledger.app.edge.rate.FloodGuard;
import dev.clickledger.app.testing.MovedClock;
import dev.clickledger.app.testing.RawRequest;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A machine whose clock is set two hours forward and back while clicks come in. */
class ClockChangeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void everyClickIsRedirectedAndLoggedWithTheTimeThatTheClockShowed() throws Exception {
        AtomicReference<Instant> time = new AtomicReference<>(NOW);
        RememberedClicks log = new RememberedClicks();
        ClickRates rates = new ClickRates(5, Duration.ofMinutes(1), 20);
        var ads = Clicks.catalog("https://shop.example/{click_id}", List.of(), Clicks.KEY);
        List<Instant> shown = Stream.of(0, 2, -2, 0)
                .map(hours -> NOW.plus(Duration.ofHours(hours)))
                .toList();
        try (RedirectServer server = RedirectServer.start(ads, log, rates, 0, new MovedClock(time));
                HttpClient client = HttpClient.newHttpClient()) {
            for (Instant instant : shown) {
                time.set(instant);
                String token = Clicks.token(UUID.randomUUID(), "newsletter", NOW, Duration.ofHours(1));
                HttpRequest request = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + server.port() + "/c/acme-shoes?t=" + token))
                        .header("User-Agent", Clicks.CHROME)
                        .build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(302);
            }
        }

        assertThat(log.events()).extracting(ClickEvent::receivedAt).isEqualTo(shown);
        assertThat(log.events()).extracting(ClickEvent::eventId).doesNotHaveDuplicates();
    }

    @Test
    void clockThatIsSetBackKeepsNobodyOut() throws Exception {
        AtomicReference<Instant> time = new AtomicReference<>(NOW);
        RememberedClicks log = new RememberedClicks();
        ClickRates rates = new ClickRates(1, Duration.ofMillis(500), 1);
        var ads = Clicks.catalog("https://shop.example/", List.of(), Clicks.KEY);
        try (RedirectServer server =
                RedirectServer.start(ads, log, rates, new FloodGuard(10, System::nanoTime), 0, new MovedClock(time))) {
            await().atMost(Duration.ofSeconds(20))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        click(server);
                        return server.rejected("flood") > 0
                                && log.events().stream().anyMatch(click -> click.verdict() == Verdict.RATE);
                    });

            time.set(NOW.minus(Duration.ofHours(2)));
            int before = log.events().size();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                click(server);
                return log.events().stream().skip(before).anyMatch(click -> click.verdict() == Verdict.VALID);
            });
        }
    }

    private static void click(RedirectServer server) throws IOException {
        String token = Clicks.token(UUID.randomUUID(), "newsletter", NOW, Duration.ofHours(1));
        RawRequest.get(server.port(), "/c/acme-shoes?t=" + token);
    }
}
