package dev.clickledger.stack.kafka;

import java.nio.file.Path;
import java.util.Properties;

/** Where the broker keeps its data and listens. */
record BrokerSettings(Path directory, int port, int controllerPort) {

    static BrokerSettings parse(String... arguments) {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: KafkaBroker DIRECTORY PORT CONTROLLER_PORT");
        }
        return new BrokerSettings(
                Path.of(arguments[0]).toAbsolutePath(), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    }

    Path logDirectory() {
        return directory.resolve("logs");
    }

    Properties brokerProperties() {
        String client = "PLAINTEXT://127.0.0.1:" + port;
        String controller = "CONTROLLER://127.0.0.1:" + controllerPort;
        Properties properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", "1");
        properties.setProperty("controller.quorum.bootstrap.servers", "127.0.0.1:" + controllerPort);
        properties.setProperty("listeners", client + "," + controller);
        properties.setProperty("advertised.listeners", client + "," + controller);
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
        properties.setProperty("log.dirs", logDirectory().toString());
        properties.setProperty("auto.create.topics.enable", "false");
        // A record stamped by a fast clock would otherwise be refused and be gone.
        properties.setProperty("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        oneNode(properties);
        return properties;
    }

    private static void oneNode(Properties properties) {
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("offsets.topic.num.partitions", "4");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("transaction.state.log.num.partitions", "4");
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        properties.setProperty("log.cleaner.dedupe.buffer.size", "8388608");
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "4");
        properties.setProperty("background.threads", "2");
    }
}
