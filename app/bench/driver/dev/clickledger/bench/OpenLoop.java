package dev.clickledger.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Clicks at a fixed rate, whether or not answers come. An answer's latency counts from when its click was due, so that a
 * server that stalls cannot hide the clicks it kept from being sent.
 *
 * <p>Arguments: port, file of links, clicks a second, seconds, connections. Prints the number of clicks, p50, p99 and
 * p99.9 in microseconds, and the number of answers other than 302.
 */
final class OpenLoop {

    private final int port;
    private final List<byte[]> requests;
    private final long[] nanos;
    private final AtomicInteger measured = new AtomicInteger();
    private final AtomicInteger other = new AtomicInteger();

    private OpenLoop(int port, List<byte[]> requests, int clicks) {
        this.port = port;
        this.requests = requests;
        this.nanos = new long[clicks];
    }

    public static void main(String[] arguments) throws Exception {
        int rate = Integer.parseInt(arguments[2]);
        int clicks = rate * Integer.parseInt(arguments[3]);
        List<byte[]> requests = Files.readAllLines(Path.of(arguments[1])).stream()
                .map(OpenLoop::request)
                .toList();
        OpenLoop loop = new OpenLoop(Integer.parseInt(arguments[0]), requests, clicks);
        loop.run(rate, clicks, Integer.parseInt(arguments[4]));
        loop.print();
    }

    private static byte[] request(String link) {
        return ("GET " + link + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0)"
                        + " Gecko/20100101 Firefox/140.0\r\nReferer: https://news.example/today\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void run(int rate, int clicks, int connections) throws Exception {
        long start = System.nanoTime() + 500_000_000;
        Thread[] visitors = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            int first = i;
            visitors[i] = Thread.ofPlatform().daemon().start(() -> visit(start, rate, clicks, first, connections));
        }
        for (Thread visitor : visitors) {
            visitor.join();
        }
    }

    private void visit(long start, int rate, int clicks, int first, int step) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int click = first; click < clicks; click += step) {
                long due = start + (long) (click * (1e9 / rate));
                for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                    LockSupport.parkNanos(early);
                }
                out.write(requests.get(click % requests.size()));
                if (!redirected(in)) {
                    other.incrementAndGet();
                }
                nanos[measured.getAndIncrement()] = System.nanoTime() - due;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a connection broke", e);
        }
    }

    private static boolean redirected(InputStream in) throws IOException {
        String status = line(in);
        int body = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length: ", 0, 16)) {
                body = Integer.parseInt(header.substring(16));
            }
        }
        in.skipNBytes(body);
        return status.startsWith("HTTP/1.1 302");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended within an answer");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private void print() {
        long[] sorted = Arrays.copyOf(nanos, measured.get());
        Arrays.sort(sorted);
        System.out.printf(
                "%d %d %d %d %d%n",
                sorted.length, quantile(sorted, 0.5), quantile(sorted, 0.99), quantile(sorted, 0.999), other.get());
    }

    private static long quantile(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1000;
    }
}
