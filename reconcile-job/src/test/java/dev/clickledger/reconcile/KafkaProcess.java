package dev.clickledger.reconcile;

import dev.clickledger.contract.Topic;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A real broker in a JVM of its own: the local stack's, whose libraries do not fit beside Spark's. */
final class KafkaProcess implements AutoCloseable {

    private static final Path MODULE =
            Path.of("..", "local-stack", "kafka", "target").toAbsolutePath();

    private final Process process;
    private final int port;

    private KafkaProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static KafkaProcess start(Path directory, int port) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                MODULE.resolve("classes")
                        + File.pathSeparator
                        + Files.readString(MODULE.resolve("classpath.txt")).trim(),
                "dev.clickledger.stack.kafka.KafkaBroker",
                directory.toString(),
                Integer.toString(port),
                Integer.toString(port + 1)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolveSibling("kafka.log").toFile())
                .start();
        KafkaProcess kafka = new KafkaProcess(process, port);
        kafka.createTopics();
        return kafka;
    }

    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap()));
    }

    private void createTopics() throws IOException, InterruptedException, ExecutionException {
        Instant patience = Instant.now().plus(Duration.ofSeconds(60));
        while (!listens()) {
            if (!process.isAlive() || Instant.now().isAfter(patience)) {
                throw new IllegalStateException("Kafka did not start, see its log");
            }
            Thread.sleep(200);
        }
        try (Admin admin = admin()) {
            admin.createTopics(Arrays.stream(Topic.values())
                            .map(topic -> new NewTopic(topic.topicName(), topic.partitions(), (short) 1)
                                    .configs(topic.config()))
                            .toList())
                    .all()
                    .get();
        }
    }

    private boolean listens() {
        try (var socket = new java.net.Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
