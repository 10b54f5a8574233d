package dev.clickledger.stack.faults;

import dev.clickledger.contract.ImpressionToken;
import dev.clickledger.contract.ImpressionTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Clicks at a bounded rate, with signed links and without, a part of them repeated. Remembers the click id of every
 * redirect that it was given: those the stack must never lose.
 */
final class ClickTraffic implements AutoCloseable {

    private static final int MOST_UNDER_WAY = 32;
    private static final int REMEMBERED = 500;
    private static final double SIGNED = 0.6;
    private static final double REPEATED = 0.15;
    private static final String BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.%d Safari/537.36";

    /** A link and who follows it. */
    private record Click(
            URI link,
            String address,
            String userAgent,
            @Nullable UUID impression) {}

    private final URI redirect;
    private final List<String> ads;
    private final SplittableRandom random;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Set<UUID> redirected = ConcurrentHashMap.newKeySet();
    private final Set<UUID> impressions = ConcurrentHashMap.newKeySet();
    private final Set<String> complaints = ConcurrentHashMap.newKeySet();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong redirects = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Queue<Long> latencyNanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final List<Click> recent = new ArrayList<>();
    private final Thread sender;
    private volatile boolean paused = true;
    private int visitors;

    ClickTraffic(URI redirect, List<String> ads, long seed, int perSecond) {
        this.redirect = redirect;
        this.ads = ads;
        this.random = new SplittableRandom(seed);
        this.sender = Thread.ofPlatform()
                .name("traffic")
                .daemon()
                .start(() -> run(Duration.ofSeconds(1).dividedBy(perSecond)));
    }

    void flow() {
        paused = false;
    }

    /** Sends one click and tells whether it was redirected, once its answer is there. */
    boolean firstIsRedirected() {
        try {
            underWay.incrementAndGet();
            send(next());
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        complaints.clear();
        return redirects.get() > 0;
    }

    /** Sends no more and waits for the answers that are due. */
    void pause() throws InterruptedException {
        paused = true;
        do {
            Thread.sleep(50);
        } while (underWay.get() > 0);
    }

    /** Click ids of all redirects. */
    Set<UUID> redirected() {
        return Set.copyOf(redirected);
    }

    /** Impressions of all signed links that were sent, whatever came back. */
    Set<UUID> impressions() {
        return Set.copyOf(impressions);
    }

    /** Answers that must never be. */
    Set<String> complaints() {
        return Set.copyOf(complaints);
    }

    /** Requests sent. */
    long sent() {
        return sent.get();
    }

    /** Redirects received. */
    long redirects() {
        return redirects.get();
    }

    /** Requests that were answered with anything but a redirect, or not at all. */
    long refused() {
        return refused.get();
    }

    /** How long an answer took that 99 of 100 were faster than, or as fast, of those that are remembered. */
    Duration slowestOfAHundred() {
        long[] sorted =
                latencyNanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return Duration.ofNanos(sorted[(sorted.length - 1) * 99 / 100]);
    }

    void forgetLatencies() {
        latencyNanos.clear();
    }

    private void run(Duration pause) {
        try {
            while (true) {
                Thread.sleep(pause);
                if (!paused && underWay.get() < MOST_UNDER_WAY) {
                    underWay.incrementAndGet();
                    if (paused) {
                        underWay.decrementAndGet();
                    } else {
                        send(next());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Click click) {
        HttpRequest request = HttpRequest.newBuilder(click.link())
                .timeout(Duration.ofSeconds(6))
                .header("User-Agent", click.userAgent())
                .header("X-Forwarded-For", click.address())
                .build();
        sent.incrementAndGet();
        long begun = System.nanoTime();
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((answer, failure) -> {
            latencyNanos.add(System.nanoTime() - begun);
            if (failure == null && answer.statusCode() == 302) {
                note(
                        click,
                        UUID.fromString(answer.headers().firstValue("Click-Id").orElseThrow()));
            } else {
                refused.incrementAndGet();
                if (failure == null && answer.statusCode() != 503) {
                    complaints.add(click.link() + " is answered with " + answer.statusCode());
                }
            }
            underWay.decrementAndGet();
        });
    }

    private void note(Click click, UUID clickId) {
        redirects.incrementAndGet();
        redirected.add(clickId);
        if (click.impression() != null && !click.impression().equals(clickId)) {
            complaints.add(click.link() + " is not taken for its impression");
        }
    }

    private Click next() {
        if (!recent.isEmpty() && random.nextDouble() < REPEATED) {
            return recent.get(random.nextInt(recent.size()));
        }
        Click click = random.nextDouble() < SIGNED ? signed() : unsigned();
        if (recent.size() < REMEMBERED) {
            recent.add(click);
        } else {
            recent.set(random.nextInt(REMEMBERED), click);
        }
        return click;
    }

    private Click signed() {
        String ad = ad();
        Instant now = Instant.now();
        UUID impression = new UUID(random.nextLong() & ~0xF000L | 0x7000L, 2L << 62 | random.nextLong() >>> 2);
        impressions.add(impression);
        String token = ImpressionTokens.mint(
                new ImpressionToken(TestAds.KEY.keyId(), ad, impression, null, now, now.plus(Duration.ofDays(1))),
                TestAds.KEY);
        return new Click(redirect.resolve("/c/" + ad + "?t=" + token), address(), userAgent(), impression);
    }

    private Click unsigned() {
        return new Click(redirect.resolve("/c/" + ad()), address(), userAgent(), null);
    }

    /** The first ad is hot. */
    private String ad() {
        return ads.get((int) (ads.size() * Math.pow(random.nextDouble(), 3)));
    }

    /** Out of the range that is set aside for benchmarks. */
    private String address() {
        return "198.18." + random.nextInt(256) + "." + random.nextInt(1, 255);
    }

    /** One of its own for every visitor: on the loopback they would all be the same person otherwise. */
    private String userAgent() {
        return BROWSER.formatted(visitors++);
    }

    @Override
    public void close() {
        sender.interrupt();
        client.shutdownNow();
    }
}
