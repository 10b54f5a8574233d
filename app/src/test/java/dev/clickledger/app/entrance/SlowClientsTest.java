package dev.clickledger.app.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.role.Role;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that take their time, over real connections to a server with the app's options. They do so side by side. */
class SlowClientsTest {

    private static final int LARGE = 8_000_000;

    private static final Duration LONGER_THAN_PATIENCE = Duration.ofSeconds(12);

    private final Vertx vertx = Vertx.vertx();
    private int port;

    @BeforeEach
    void serverThatAnswersWhenARequestHasCome() throws Exception {
        SlowRequestsEverywhere.announce();
        HttpServerOptions options = new HttpServerOptions();
        new ServerOptions(Role.BOTH).customizeHttpServer(options);
        HttpServer server = vertx.createHttpServer(options)
                .requestHandler(request -> request.body()
                        .onSuccess(body -> request.response()
                                .end("/large".equals(request.path()) ? "x".repeat(LARGE) : "read " + body.length())))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        port = server.actualPort();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void whoeverDribblesIsCutAndWhoeverWaitsOrReadsSlowlyIsNot() throws Exception {
        try (ExecutorService side = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> header = side.submit(() -> dribble("GET / HTTP/1.1\r\nX: "));
            Future<String> later = side.submit(() -> dribble("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / "));
            Future<String> click = side.submit(() -> dribble("GET /c/acme-shoes HTTP/1.1\r\nX: "));
            Future<String> body = side.submit(
                    () -> dribble("POST /api/v1/ads HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n"));
            Future<String> steady = side.submit((Callable<String>) this::sendSteadily);
            Future<String> resting = side.submit((Callable<String>) this::rest);
            Future<Integer> reading = side.submit((Callable<Integer>) this::readSlowly);

            assertThat(header.get()).startsWith("HTTP/1.1 408 ");
            assertThat(click.get()).startsWith("HTTP/1.1 408 ");
            assertThat(later.get()).startsWith("HTTP/1.1 200 ").doesNotContain("408");
            assertThat(body.get()).doesNotContain("HTTP/1.1 2");
            assertThat(steady.get()).startsWith("HTTP/1.1 200 ").endsWith("read 36000");
            assertThat(resting.get()).startsWith("HTTP/1.1 200 ");
            assertThat(reading.get()).isGreaterThan(LARGE);
        }
    }

    /** Sends a byte every half second until the connection is cut, and tells what came back. */
    private String dribble(String start) throws IOException, InterruptedException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(100);
            socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            long begin = System.nanoTime();
            while (true) {
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                assertThat(took).as("dribbling " + start).isLessThan(Duration.ofSeconds(20));
                if (readAvailable(socket, answer)) {
                    assertThat(took).isGreaterThan(Duration.ofSeconds(8));
                    return answer.toString();
                }
                try {
                    socket.getOutputStream().write('a');
                } catch (SocketException _) {
                    return answer.toString();
                }
                Thread.sleep(400);
            }
        }
    }

    /** Whether the other side has closed. */
    private static boolean readAvailable(Socket socket, StringBuilder answer) {
        byte[] bytes = new byte[8_192];
        try {
            int read = socket.getInputStream().read(bytes);
            if (read < 0) {
                return true;
            }
            answer.append(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
            return false;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private String sendSteadily() throws IOException, InterruptedException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 36000\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            for (int second = 0; second < LONGER_THAN_PATIENCE.toSeconds(); second++) {
                Thread.sleep(1_000);
                socket.getOutputStream().write(new byte[3_000]);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private String rest() throws IOException, InterruptedException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            Thread.sleep(LONGER_THAN_PATIENCE);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private int readSlowly() throws IOException, InterruptedException {
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.getOutputStream()
                    .write("GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            int first = in.readNBytes(1_000).length;
            Thread.sleep(LONGER_THAN_PATIENCE);
            return first + in.readAllBytes().length;
        }
    }
}
