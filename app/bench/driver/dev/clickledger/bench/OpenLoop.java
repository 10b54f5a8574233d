package dev.clickledger.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Clicks at a fixed rate, whether or not answers come. An answer's latency counts from when its click was due, so that a
 * server that stalls cannot hide the clicks it kept from being sent. One thread does it all, since a thread for each
 * connection would take the processor from the server.
 *
 * <p>Arguments: port, file of links, clicks a second, seconds, connections. Clicks of the first seconds are not counted,
 * in which this program itself is still being compiled. Prints the number of clicks, p50, p99 and p99.9 in microseconds,
 * and the number of answers other than 302.
 */
final class OpenLoop {

    private static final byte[] END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REDIRECT = "HTTP/1.1 302".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "ontent-length: ".getBytes(StandardCharsets.US_ASCII);
    private static final int UNCOUNTED_SECONDS = 4;
    private static final long REST_NANOS = 50_000;
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private final List<byte[]> requests;
    private final long[] nanos;
    private final Selector selector;
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private int answered;
    private int other;

    private OpenLoop(int port, List<byte[]> requests, int clicks, int connections) throws IOException {
        this.requests = requests;
        this.nanos = new long[clicks];
        this.selector = Selector.open();
        for (int i = 0; i < connections; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Connection connection = new Connection(channel);
            channel.register(selector, SelectionKey.OP_READ, connection);
            idle.add(connection);
        }
    }

    public static void main(String[] arguments) throws Exception {
        int rate = Integer.parseInt(arguments[2]);
        int clicks = rate * (UNCOUNTED_SECONDS + Integer.parseInt(arguments[3]));
        List<byte[]> requests = Files.readAllLines(Path.of(arguments[1])).stream()
                .map(OpenLoop::request)
                .toList();
        OpenLoop loop =
                new OpenLoop(Integer.parseInt(arguments[0]), requests, clicks, Integer.parseInt(arguments[4]));
        loop.run(rate);
        loop.print(rate * UNCOUNTED_SECONDS);
    }

    private static byte[] request(String link) {
        return ("GET " + link + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0)"
                        + " Gecko/20100101 Firefox/140.0\r\nReferer: https://news.example/today\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void run(int rate) throws IOException {
        long start = System.nanoTime() + 200_000_000;
        double apart = 1e9 / rate;
        int sent = 0;
        while (answered < nanos.length) {
            long now = System.nanoTime();
            if (now - start > (long) (nanos.length * apart) + PATIENCE_NANOS) {
                throw new IOException((nanos.length - answered) + " clicks were not answered within 20 seconds");
            }
            boolean rested = true;
            for (; sent < nanos.length && !idle.isEmpty(); sent++) {
                long due = start + (long) (sent * apart);
                if (due > now) {
                    break;
                }
                idle.poll().send(requests.get(sent % requests.size()), due);
                rested = false;
            }
            if (selector.selectNow(key -> ((Connection) key.attachment()).read()) > 0) {
                rested = false;
            }
            if (rested) {
                LockSupport.parkNanos(REST_NANOS);
            }
        }
    }

    /** One at a time: the next click is sent when the one before is answered. */
    private final class Connection {

        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(4096);
        private long due;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        void send(byte[] request, long dueAt) throws IOException {
            due = dueAt;
            ByteBuffer out = ByteBuffer.wrap(request);
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }

        void read() {
            try {
                if (channel.read(in) < 0) {
                    throw new IOException("the connection ended within an answer");
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("a connection broke", e);
            }
            int head = find(END, 0, in.position());
            if (head < 0 || in.position() < head + END.length + bodyLength(head)) {
                return;
            }
            if (!Arrays.equals(in.array(), 0, REDIRECT.length, REDIRECT, 0, REDIRECT.length)) {
                other++;
            }
            in.clear();
            nanos[answered++] = System.nanoTime() - due;
            idle.add(this);
        }

        private int bodyLength(int head) {
            int at = find(LENGTH, 0, head);
            int length = 0;
            for (int i = at + LENGTH.length; at >= 0 && in.get(i) != '\r'; i++) {
                length = 10 * length + in.get(i) - '0';
            }
            return length;
        }

        private int find(byte[] what, int from, int until) {
            for (int i = from; i <= until - what.length; i++) {
                if (Arrays.equals(in.array(), i, i + what.length, what, 0, what.length)) {
                    return i;
                }
            }
            return -1;
        }
    }

    private void print(int uncounted) {
        long[] sorted = Arrays.copyOfRange(nanos, uncounted, answered);
        Arrays.sort(sorted);
        System.out.printf(
                "%d %d %d %d %d%n",
                sorted.length, quantile(sorted, 0.5), quantile(sorted, 0.99), quantile(sorted, 0.999), other);
    }

    private static long quantile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1000;
    }
}
