package dev.clickledger.ui.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Settings that the console was started again with: a file in the folder that it runs in, which goes before its own. */
public final class OtherSettings implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    private final RunningStack stack;
    private final Path file;

    private OtherSettings(RunningStack stack, Path file) {
        this.stack = stack;
        this.file = file;
    }

    static OtherSettings of(RunningStack stack, Path folder, Map<String, String> settings) {
        OtherSettings other = new OtherSettings(stack, folder.resolve("config/application.properties"));
        try {
            Files.createDirectories(other.file.getParent());
            Files.writeString(
                    other.file,
                    settings.entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                            .collect(Collectors.joining()));
            other.restart();
            return other;
        } catch (IOException e) {
            throw new UncheckedIOException("the settings could not be written", e);
        }
    }

    /** Starts the console again with its own settings. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            restart();
        } catch (IOException e) {
            throw new UncheckedIOException("the settings could not be removed", e);
        }
    }

    private void restart() {
        stack.kill("console");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url() + "/api/v1/clicks"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!answers(http, request)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("the console did not come back");
                }
                LockSupport.parkNanos(ASK_AGAIN.toNanos());
            }
        }
    }

    /** Asked without a token, it answers 401 as soon as it can tell who is signed in. */
    private static boolean answers(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 401;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
