package dev.clickledger.setup;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Settings of the command, read once from the environment.
 *
 * @param kafkaBootstrap brokers, {@code KAFKA_BOOTSTRAP}
 * @param topics copies of topics, {@code TOPIC_REPLICATION} and {@code TOPIC_MIN_ISR}
 * @param tables where and how tables are made: {@code PINOT_CONTROLLER_URL}, {@code PINOT_CONSUMER_FACTORY},
 *     {@code PINOT_REPLICATION}
 * @param patience how long to wait for the engines, {@code SETUP_PATIENCE}
 */
record SetupConfig(String kafkaBootstrap, TopicSetup topics, TableSetup tables, Duration patience) {

    static SetupConfig from(Map<String, String> environment) {
        String kafka = required(environment, "KAFKA_BOOTSTRAP");
        return new SetupConfig(
                kafka,
                new TopicSetup(
                        Short.parseShort(environment.getOrDefault("TOPIC_REPLICATION", "1")),
                        Integer.parseInt(environment.getOrDefault("TOPIC_MIN_ISR", "1"))),
                new TableSetup(
                        URI.create(required(environment, "PINOT_CONTROLLER_URL")),
                        kafka,
                        required(environment, "PINOT_CONSUMER_FACTORY"),
                        Integer.parseInt(environment.getOrDefault("PINOT_REPLICATION", "1"))),
                Duration.parse(environment.getOrDefault("SETUP_PATIENCE", "PT2M")));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + name + " is not set");
        }
        return value;
    }
}
