package dev.clickledger.app.durability;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.clickledger.contract.ImpressionToken;
import dev.clickledger.contract.ImpressionTokens;
import dev.clickledger.contract.SigningKey;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Visitors who click one impression after the other over plain sockets and never send a request twice: an HTTP client
 * would, behind a broken connection.
 */
final class ClickLoad implements AutoCloseable {

    private static final int ANSWER_WITHIN_MILLIS = 10_000;

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
            try (Socket socket = new Socket()) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                InputStream in = new BufferedInputStream(socket.getInputStream());
                while (!ended) {
                    click(socket, in);
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

    private void click(Socket socket, InputStream in) throws IOException {
        UUID impression = UuidCreator.getTimeOrderedEpoch();
        Instant now = Instant.now();
        String token = ImpressionTokens.mint(
                new ImpressionToken(key.keyId(), adId, impression, null, now, now.plus(Duration.ofHours(1))), key);
        byte[] request = ("GET /c/" + adId + "?t=" + token + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Mozilla/5.0"
                        + " (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        ledger.sent(impression);
        long start = System.nanoTime();
        socket.getOutputStream().write(request);
        String head = head(in);
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

    /** Status and headers in lower case but for the status line; a body is read and thrown away. */
    private static String head(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        int length = 0;
        while (length < 4 || !endsHead(buffer, length)) {
            int next = in.read();
            if (next < 0 || length == buffer.length) {
                throw new IOException("the connection ended within an answer");
            }
            buffer[length++] = (byte) next;
        }
        String head = new String(buffer, 0, length, StandardCharsets.US_ASCII);
        int line = head.indexOf("\r\n");
        head = head.substring(0, line) + head.substring(line).toLowerCase(java.util.Locale.ROOT);
        in.skipNBytes(Arrays.stream(head.split("\r\n"))
                .filter(header -> header.startsWith("content-length: "))
                .mapToInt(header -> Integer.parseInt(header.substring("content-length: ".length())))
                .sum());
        return head;
    }

    private static boolean endsHead(byte[] buffer, int length) {
        return buffer[length - 4] == '\r'
                && buffer[length - 3] == '\n'
                && buffer[length - 2] == '\r'
                && buffer[length - 1] == '\n';
    }
}
