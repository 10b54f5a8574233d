package dev.clickledger.streaming.io;

import dev.clickledger.contract.CountingRules;
import dev.clickledger.contract.CountingRulesJson;
import dev.clickledger.contract.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** The local stack's broker with all topics, on free ports. */
final class Kafka implements AutoCloseable {

    private static final Path MODULE =
            Path.of("..", "local-stack", "kafka", "target").toAbsolutePath().normalize();

    private final JavaProcess process;
    private final String bootstrapServers;

    private Kafka(JavaProcess process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    static Kafka start(Path directory) throws IOException {
        int port = freePort();
        String classpath = MODULE.resolve("classes") + ":"
                + Files.readString(MODULE.resolve("classpath.txt")).strip();
        JavaProcess process = JavaProcess.start(
                classpath,
                "dev.clickledger.stack.kafka.KafkaBroker",
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(directory.resolve("kafka").toString(), Integer.toString(port), Integer.toString(freePort())),
                Map.of(),
                directory.resolve("kafka.log"));
        Kafka kafka = new Kafka(process, "127.0.0.1:" + port);
        try {
            kafka.createTopics();
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
        return kafka;
    }

    private void createTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<NewTopic> topics = Arrays.stream(Topic.values())
                    .map(topic ->
                            new NewTopic(topic.topicName(), topic.partitions(), (short) 1).configs(topic.config()))
                    .toList();
            Awaitility.await("Kafka on " + bootstrapServers)
                    .atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .until(() -> !admin.describeCluster().nodes().get().isEmpty());
            admin.createTopics(topics)
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    /** Adds rules to the topic of rules, whatever stands there. */
    void addRules(CountingRules rules) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topic.COUNTING_RULES.topicName(), CountingRulesJson.toJson(rules)));
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        process.close();
    }
}
