package dev.clickledger.app.durability;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.clickledger.contract.ImpressionToken;
import dev.clickledger.contract.ImpressionTokens;
import dev.clickledger.contract.SigningKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Visitors who click one impression after the other. */
final class ClickLoad implements AutoCloseable {

    private final Ledger ledger;
    private final int port;
    private final String adId;
    private final SigningKey key;
    private final Duration pause;
    private final List<Thread> visitors = new ArrayList<>();
    private final ConcurrentLinkedQueue<Integer> micros = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;
    private volatile @Nullable String wrong;

    private ClickLoad(Ledger ledger, int port, String adId, SigningKey key, Duration pause) {
        this.ledger = ledger;
        this.port = port;
        this.adId = adId;
        this.key = key;
        this.pause = pause;
    }

    static ClickLoad start(Ledger ledger, int port, String adId, SigningKey key, int visitors, Duration pause) {
        ClickLoad load = new ClickLoad(ledger, port, adId, key, pause);
        for (int i = 0; i < visitors; i++) {
            load.visitors.add(Thread.ofVirtual().start(load::visit));
        }
        return load;
    }

    /** Ends the load when every visitor has the answer to the last click. */
    @Override
    public void close() throws InterruptedException {
        ended = true;
        for (Thread visitor : visitors) {
            visitor.join();
        }
        if (wrong != null) {
            throw new IllegalStateException(wrong);
        }
    }

    /** Latency that this share of the answers kept, since the last call. */
    Duration latency(double quantile) {
        int[] taken = micros.stream().mapToInt(Integer::intValue).sorted().toArray();
        micros.clear();
        return taken.length == 0
                ? Duration.ZERO
                : Duration.ofNanos(1000L * taken[(int) Math.min(taken.length - 1L, (long) (taken.length * quantile))]);
    }

    private void visit() {
        while (!ended) {
            try (PlainConnection connection = PlainConnection.open(port)) {
                while (!ended) {
                    click(connection);
                    Thread.sleep(pause);
                }
            } catch (IOException e) {
                pauseAfterBrokenConnection();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void pauseAfterBrokenConnection() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A link to the ad that is good for an hour. */
    static String link(String adId, UUID impression, SigningKey key) {
        Instant now = Instant.now();
        return "/c/" + adId + "?t="
                + ImpressionTokens.mint(
                        new ImpressionToken(key.keyId(), adId, impression, null, now, now.plus(Duration.ofHours(1))),
                        key);
    }

    private void click(PlainConnection connection) throws IOException {
        UUID impression = UuidCreator.getTimeOrderedEpoch();
        String link = link(adId, impression, key);
        ledger.sent(impression);
        long start = System.nanoTime();
        String head = connection.get(link);
        micros.add((int) ((System.nanoTime() - start) / 1000));
        if (head.startsWith("HTTP/1.1 302 ")) {
            if (!head.contains("\r\nclick-id: " + impression + "\r\n")) {
                wrong = "an answer names another click than " + impression + ": " + head;
            }
            ledger.answered(impression, Ledger.Answer.REDIRECTED);
        } else if (head.startsWith("HTTP/1.1 503 ")) {
            if (!head.contains("\r\nretry-after: ")) {
                wrong = "a refusal does not say when to try again: " + head;
            }
            ledger.answered(impression, Ledger.Answer.REFUSED);
        } else {
            wrong = "neither 302 nor 503: " + head;
        }
    }
}
