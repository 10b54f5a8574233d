package dev.clickledger.setup;

import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Settings of the command, read once from the environment.
 *
 * @param kafkaBootstrap brokers, {@code KAFKA_BOOTSTRAP}
 * @param topics copies of topics, {@code TOPIC_REPLICATION} and {@code TOPIC_MIN_ISR}, and the partitions of
 *     {@code clicks}, {@code CLICK_PARTITIONS}
 * @param rules the rules of counts, {@code LATENESS_BOUND}, {@code CLOSING_MARGIN} and {@code REPEAT_HORIZON}
 * @param tables where and how tables are made: {@code PINOT_CONTROLLER_URL}, {@code PINOT_CONSUMER_FACTORY},
 *     {@code PINOT_REPLICATION}
 * @param roles where and how roles are made, when {@code POSTGRES_ADMIN_PASSWORD} is set: {@code JDBC_URL},
 *     {@code POSTGRES_ADMIN_USER}, and a password for each role such as {@code JDBC_PASSWORD_OWNER}
 * @param patience how long to wait for the engines, {@code SETUP_PATIENCE}
 */
record SetupConfig(
        String kafkaBootstrap,
        TopicSetup topics,
        RulesSetup rules,
        TableSetup tables,
        Optional<RoleSetup> roles,
        Duration patience) {

    static SetupConfig from(Map<String, String> environment) {
        String kafka = required(environment, "KAFKA_BOOTSTRAP");
        return new SetupConfig(
                kafka,
                new TopicSetup(
                        Short.parseShort(environment.getOrDefault("TOPIC_REPLICATION", "1")),
                        Integer.parseInt(environment.getOrDefault("TOPIC_MIN_ISR", "1")),
                        clickPartitions(environment.getOrDefault("CLICK_PARTITIONS", ""))),
                RulesSetup.from(environment),
                new TableSetup(
                        URI.create(required(environment, "PINOT_CONTROLLER_URL")),
                        kafka,
                        required(environment, "PINOT_CONSUMER_FACTORY"),
                        Integer.parseInt(environment.getOrDefault("PINOT_REPLICATION", "1"))),
                roles(environment),
                Duration.parse(environment.getOrDefault("SETUP_PATIENCE", "PT2M")));
    }

    private static OptionalInt clickPartitions(String value) {
        if (value.isBlank()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(value.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("CLICK_PARTITIONS must be a whole number, not " + value, e);
        }
    }

    private static Optional<RoleSetup> roles(Map<String, String> environment) {
        String adminPassword = environment.getOrDefault("POSTGRES_ADMIN_PASSWORD", "");
        if (adminPassword.isBlank()) {
            return Optional.empty();
        }
        Map<DatabaseRole, String> passwords = new EnumMap<>(DatabaseRole.class);
        for (DatabaseRole role : DatabaseRole.values()) {
            passwords.put(role, required(environment, role.passwordVariable()));
        }
        return Optional.of(new RoleSetup(
                required(environment, "JDBC_URL"),
                environment.getOrDefault("POSTGRES_ADMIN_USER", "postgres"),
                adminPassword,
                passwords));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + name + " is not set");
        }
        return value;
    }
}
