package dev.clickledger.app.testing;

import dev.clickledger.contract.Topic;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real broker with the contract's topics. A stopped one starts again with its data on the same port. */
public final class TestKafka implements AutoCloseable {

    private final Path directory;
    private final int port;
    private final int controllerPort;
    private KafkaRaftServer server;

    private TestKafka(Path directory, int port, int controllerPort) {
        this.directory = directory;
        this.port = port;
        this.controllerPort = controllerPort;
        this.server = server();
    }

    /** Starts a broker with empty topics. */
    public static TestKafka start() {
        try {
            TestKafka kafka =
                    new TestKafka(Files.createTempDirectory("clickledger-kafka"), FreePort.find(), FreePort.find());
            kafka.server.startup();
            createTopics(kafka.bootstrapServers());
            return kafka;
        } catch (Exception e) {
            throw new IllegalStateException("starting a broker failed", e);
        }
    }

    /** Runs a broker in this process until it is ended. Arguments: directory, port, controller port. */
    public static void main(String[] arguments) {
        TestKafka kafka =
                new TestKafka(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::stop));
        kafka.server.startup();
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Stops the broker and keeps its data. */
    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Starts the stopped broker again. */
    public void startAgain() {
        server = server();
        server.startup();
    }

    @Override
    public void close() {
        stop();
    }

    private KafkaRaftServer server() {
        try {
            Properties properties = properties();
            Path file = directory.resolve("server.properties");
            try (OutputStream out = Files.newOutputStream(file)) {
                properties.store(out, null);
            }
            if (!Files.exists(directory.resolve("logs/meta.properties"))) {
                String[] format = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString(), "--standalone"};
                int result = StorageTool.execute(format, new PrintStream(OutputStream.nullOutputStream()));
                if (result != 0) {
                    throw new IllegalStateException("formatting the broker's storage failed with " + result);
                }
            }
            return new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        } catch (IOException e) {
            throw new IllegalStateException("preparing a broker failed", e);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        String listeners = "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort;
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.bootstrap.servers", "127.0.0.1:" + controllerPort,
                "listeners", listeners,
                "advertised.listeners", listeners,
                "controller.listener.names", "CONTROLLER",
                "listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
                "log.dirs", directory.resolve("logs").toString(),
                "auto.create.topics.enable", "false",
                "log.cleaner.enable", "false"));
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                // a broker that was killed waits for its own session to end, which takes long on a busy machine
                "initial.broker.registration.timeout.ms", "180000",
                "group.initial.rebalance.delay.ms", "0"));
        return properties;
    }

    static void createTopics(String bootstrapServers) throws Exception {
        List<NewTopic> topics = Arrays.stream(Topic.values())
                .map(topic -> new NewTopic(topic.topicName(), topic.partitions(), (short) 1).configs(topic.config()))
                .toList();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "default.api.timeout.ms", 120_000);
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(topics).all().get(120, TimeUnit.SECONDS);
        }
    }
}
