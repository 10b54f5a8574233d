package dev.clickledger.streaming.io;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The job as the local stack starts it. */
final class StreamingJob implements AutoCloseable {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Pattern TASKS = Pattern.compile("\"running\":(\\d+).*?\"total\":(\\d+)");

    private final JavaProcess process;
    private final int port;

    private StreamingJob(JavaProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static StreamingJob start(Kafka kafka, Path directory, Map<String, String> settings) throws IOException {
        int port = Kafka.freePort();
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("KAFKA_BOOTSTRAP", kafka.bootstrapServers());
        environment.put("CHECKPOINT_DIR", directory.resolve("checkpoints").toString());
        environment.put("FLINK_PORT", Integer.toString(port));
        return new StreamingJob(
                JavaProcess.start(
                        TARGET.resolve("classes") + ":"
                                + Files.readString(TARGET.resolve("classpath.txt"))
                                        .strip(),
                        "dev.clickledger.streaming.ClickCountJob",
                        List.of("-Xmx640m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        List.of(),
                        environment,
                        directory.resolve("job.log")),
                port);
    }

    /** Waits until all tasks run. */
    void awaitRunning() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest overview = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/jobs/overview"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Awaitility.await("all tasks running")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    String body = http.send(overview, HttpResponse.BodyHandlers.ofString())
                            .body();
                    Matcher tasks = TASKS.matcher(body);
                    return tasks.find()
                            && tasks.group(1).equals(tasks.group(2))
                            && !tasks.group(1).equals("0");
                });
    }

    JavaProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
