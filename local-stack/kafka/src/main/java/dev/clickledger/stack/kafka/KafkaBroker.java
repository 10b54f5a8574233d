package dev.clickledger.stack.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** Runs the broker until the process is asked to end. */
public final class KafkaBroker {

    private KafkaBroker() {}

    /** Arguments: directory, port, controller port. */
    public static void main(String[] arguments) {
        try {
            run(BrokerSettings.parse(arguments));
        } catch (Throwable e) {
            e.printStackTrace();
            System.out.println("Kafka cannot start: " + e);
            // Its threads would keep a JVM alive that serves nothing.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(BrokerSettings settings) throws IOException {
        Properties properties = settings.brokerProperties();
        formatOnce(settings, properties);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        server.awaitShutdown();
    }

    private static void formatOnce(BrokerSettings settings, Properties properties) throws IOException {
        if (Files.exists(settings.logDirectory().resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(settings.directory());
        Path file = settings.directory().resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        String clusterId = Uuid.randomUuid().toString();
        int status = StorageTool.execute(
                new String[] {"format", "-t", clusterId, "-c", file.toString(), "--standalone"}, System.out);
        if (status != 0) {
            throw new IllegalStateException("Kafka could not format " + settings.logDirectory() + ", status " + status);
        }
    }
}
