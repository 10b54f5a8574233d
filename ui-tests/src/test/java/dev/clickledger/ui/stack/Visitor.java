package dev.clickledger.ui.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** People who click an ad without our looking at their browsers: one signed impression, one click. */
public final class Visitor {

    /** What browsers say, since a headless one, which says so, is no visitor. */
    public static final String USER_AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    private static final String ROBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
    private static final Duration CATALOG = Duration.ofSeconds(10);
    private static final Duration ASK_AGAIN = Duration.ofMillis(100);
    private static final int IMPRESSIONS = 50;
    private static final int MOST_PEOPLE = 250;
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final RunningStack stack;
    private final String adId;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Deque<URI> links = new ArrayDeque<>();

    /** Visitors of pages that show one of the demo's ads. */
    public Visitor(RunningStack stack, String adId) {
        this.stack = stack;
        this.adId = adId;
    }

    /**
     * Clicks a link that was never clicked before, and is redirected.
     *
     * @return when the click was sent
     */
    public Instant click() {
        URI link = link();
        Instant sent = Instant.now();
        get(link, 302);
        return sent;
    }

    /** A link that was never clicked before. */
    public URI link() {
        refill();
        return links.remove();
    }

    /** Clicks a new link twice: one click and a repeat of it. */
    public void clickTwice() {
        URI link = link();
        get(link, 302);
        get(link, 302);
    }

    /** Clicks as a robot does, which does not count. */
    public void clickAsRobot() {
        get(link(), 302, ROBOT);
    }

    /** Clicks the plain link, as somebody who came from that source; an ad that is new may not be known at once. */
    public void clickFrom(String source) {
        URI link = URI.create(stack.redirectUrl() + "/c/" + adId + "?s=" + source);
        long deadline = System.nanoTime() + CATALOG.toNanos();
        while (ask(link, USER_AGENT).statusCode() != 302) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the redirect does not know ad " + adId);
            }
            LockSupport.parkNanos(ASK_AGAIN.toNanos());
        }
    }

    /** Clicks several times. */
    public void click(int times) {
        for (int i = 0; i < times; i++) {
            click();
        }
    }

    private void refill() {
        if (links.isEmpty()) {
            get(URI.create(stack.url() + "/demo/impressions/" + adId + "?count=" + IMPRESSIONS), 200)
                    .lines()
                    .map(URI::create)
                    .forEach(links::add);
        }
    }

    /** Another person's each time, out of the network that documents use: one person does not click that often. */
    private static String address() {
        return "203.0.113." + (1 + PEOPLE.getAndIncrement() % MOST_PEOPLE);
    }

    private String get(URI address, int expected) {
        return get(address, expected, USER_AGENT);
    }

    private String get(URI address, int expected, String userAgent) {
        HttpResponse<String> answer = ask(address, userAgent);
        if (answer.statusCode() != expected) {
            throw new AssertionError(
                    address + " answered " + answer.statusCode() + " and not " + expected + ": " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> ask(URI address, String userAgent) {
        try {
            return http.send(
                    HttpRequest.newBuilder(address)
                            .header("User-Agent", userAgent)
                            .header("X-Forwarded-For", address())
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(address + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
