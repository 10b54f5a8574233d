package dev.clickledger.stack.replay;

import dev.clickledger.contract.ImpressionToken;
import dev.clickledger.contract.ImpressionTokens;
import dev.clickledger.contract.SigningKey;
import dev.clickledger.stack.demo.Population;
import dev.clickledger.stack.demo.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Sends events to the redirect as clicks, several at once over connections that stay open. A click that was not answered
 * with a redirect is sent again: its impression makes it the same click, however often it arrives.
 */
final class EventSender {

    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration TOKEN_LIFE = Duration.ofDays(1);
    private static final int NO_ANSWER = 0;

    private final URI redirect;
    private final SigningKey key;
    private final Population population = new Population(1);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    EventSender(URI redirect, SigningKey key) {
        this.redirect = redirect;
        this.key = key;
    }

    /**
     * Sends all and waits until each was answered with a redirect.
     *
     * @return how many requests that took
     * @throws IOException when an event was refused for longer than a minute
     */
    long send(List<GithubEvent> events) throws IOException, InterruptedException {
        Instant now = Instant.now();
        Semaphore places = new Semaphore(AT_ONCE);
        List<Future<Integer>> tries = new ArrayList<>(events.size());
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            for (GithubEvent event : events) {
                places.acquire();
                tries.add(requests.submit(() -> {
                    try {
                        return send(request(event, now));
                    } finally {
                        places.release();
                    }
                }));
            }
            long sum = 0;
            for (Future<Integer> each : tries) {
                sum += each.get();
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IOException("replaying events to " + redirect, e.getCause());
        }
    }

    private int send(HttpRequest request) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        int tries = 1;
        for (int status = status(request); status != 302; status = status(request)) {
            // 404 too: the redirect learns of new ads a moment after they are registered
            if (Instant.now().isAfter(end)) {
                throw new IOException(request.uri().getPath()
                        + (status == NO_ANSWER ? " is not answered" : " is answered with " + status));
            }
            Thread.sleep(PAUSE);
            tries++;
        }
        return tries;
    }

    private int status(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return NO_ANSWER;
        }
    }

    private HttpRequest request(GithubEvent event, Instant now) {
        Visitor visitor = population.person(event.actorId());
        ImpressionToken token = new ImpressionToken(
                key.keyId(), event.adId(), event.impressionId(), event.type(), now, now.plus(TOKEN_LIFE));
        return HttpRequest.newBuilder(
                        redirect.resolve("/c/" + event.adId() + "?t=" + ImpressionTokens.mint(token, key)))
                .timeout(Duration.ofSeconds(10))
                .header("User-Agent", visitor.userAgent().text())
                .header("X-Forwarded-For", visitor.address())
                .header("Referer", "https://github.com/" + event.repositoryName())
                .GET()
                .build();
    }
}
