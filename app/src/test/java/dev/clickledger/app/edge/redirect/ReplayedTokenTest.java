package dev.clickledger.app.edge.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.edge.rate.ClickRates;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One signed link, followed a thousand times at once, by ten visitors and by way of two replicas. */
class ReplayedTokenTest {

    private static final int REQUESTS = 1_000;

    private final RememberedClicks log = new RememberedClicks();

    @Test
    void thousandReplaysAreOneClickAndNineHundredNinetyNineRepeats() throws Exception {
        UUID impressionId = UUID.fromString("01960000-0000-7000-8000-000000000001");
        Instant issued = Instant.now().minusSeconds(60);
        String link = "/c/acme-shoes?t=" + Clicks.token(impressionId, "newsletter", issued, Duration.ofHours(1));
        List<HttpResponse<Void>> answers = new ArrayList<>();
        ClickRates rates = new ClickRates(5, Duration.ofMinutes(1), 20);
        ClickRates otherRates = new ClickRates(5, Duration.ofMinutes(1), 20);
        var ads = Clicks.catalog("https://shop.example/{click_id}", List.of(), Clicks.KEY);
        try (RedirectServer one = RedirectServer.start(ads, log, rates, 1);
                RedirectServer two = RedirectServer.start(ads, log, otherRates, 1);
                HttpClient client = HttpClient.newHttpClient();
                ExecutorService visitors = Executors.newFixedThreadPool(50)) {
            List<Future<HttpResponse<Void>>> requests = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                int port = (i % 2 == 0 ? one : two).port();
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + link))
                        .header("User-Agent", Clicks.CHROME)
                        .header("X-Forwarded-For", "84.135.1." + i % 10)
                        .build();
                requests.add(visitors.submit(() -> client.send(request, HttpResponse.BodyHandlers.discarding())));
            }
            for (Future<HttpResponse<Void>> request : requests) {
                answers.add(request.get());
            }
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Click-Id")).contains(impressionId.toString());
            assertThat(answer.headers().firstValue("Location")).contains("https://shop.example/" + impressionId);
        });
        List<ClickEvent> events = log.events();
        assertThat(events).hasSize(REQUESTS);
        assertThat(events.stream().map(ClickEvent::eventId).distinct()).hasSize(REQUESTS);
        Set<List<Object>> clicks = events.stream()
                .map(event -> List.<Object>of(event.tenantId(), event.adId(), event.clickId(), event.verdict()))
                .collect(Collectors.toSet());
        assertThat(clicks).containsExactly(List.of("acme", "acme-shoes", impressionId, Verdict.VALID));
        System.out.printf(
                "measured: one token sent %d times to two replicas: %d click, %d repeats%n",
                events.size(), clicks.size(), events.size() - clicks.size());
    }
}
