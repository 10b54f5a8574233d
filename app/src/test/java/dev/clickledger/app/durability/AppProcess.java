package dev.clickledger.app.durability;

import dev.clickledger.app.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The application as it ships, in a process of its own; its environment says in which role. */
final class AppProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final int port = FreePort.find();
    private final int managementPort = FreePort.find();
    private final Map<String, String> environment;
    private final List<String> options;
    private final Path log;
    private Process process;

    private AppProcess(Map<String, String> environment, List<String> options, Path log) throws IOException {
        this.environment = environment;
        this.options = options;
        this.log = log;
        this.process = launch();
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param options for its virtual machine
     */
    static AppProcess start(Map<String, String> environment, List<String> options, Path log) throws Exception {
        AppProcess app = new AppProcess(environment, options, log);
        app.awaitReady();
        return app;
    }

    int port() {
        return port;
    }

    /** Kills it without warning. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Kills it without warning and starts it again, without waiting. */
    void killAndStart() throws Exception {
        kill();
        process = launch();
    }

    /** Asks it to end and returns its exit code. */
    int end() throws Exception {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the application did not end within 30 s");
        }
        return process.exitValue();
    }

    void startAgain() throws IOException {
        process = launch();
    }

    void awaitReady() throws Exception {
        Instant patience = Instant.now().plusSeconds(120);
        while (!ready()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the application ended by itself, see " + log);
            }
            if (Instant.now().isAfter(patience)) {
                throw new IllegalStateException("the application is not ready after 120 s, see " + log);
            }
            Thread.sleep(50);
        }
    }

    boolean ready() throws InterruptedException {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The sum of a metric over all its tags. */
    double metric(String name) throws Exception {
        return get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // the load comes from one address
        builder.environment().put("FLOOD_LIMIT", "0");
        builder.environment().putAll(environment);
        builder.environment().put("APP_PORT", Integer.toString(port));
        builder.environment().put("MANAGEMENT_PORT", Integer.toString(managementPort));
        return builder.start();
    }
}
