package dev.clickledger.reconcile;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;

/**
 * Settings of a run, read once from the environment.
 *
 * @param kafkaBootstrap brokers, {@code KAFKA_BOOTSTRAP}
 * @param warehouse folder of the Iceberg tables, {@code WAREHOUSE_DIR}
 * @param workDir scratch space that may be lost between runs, {@code WORK_DIR}
 * @param database where run numbers come from, {@code JDBC_URL}, {@code JDBC_USER}, {@code JDBC_PASSWORD}
 * @param closingMargin {@code CLOSING_MARGIN}: how long past the lateness bound a minute waits before it is recounted;
 *     must exceed the difference between the clocks of this job, the brokers and the redirects
 * @param rules how clicks are told from late ones and repeats
 */
public record ReconcileConfig(
        String kafkaBootstrap,
        String warehouse,
        Path workDir,
        Database database,
        Duration closingMargin,
        CountingRules rules) {

    private static final String MINUTE = "PT1M";
    private static final String HALF_AN_HOUR = "PT30M";

    /** Checks the values. */
    public ReconcileConfig {
        Objects.requireNonNull(kafkaBootstrap, "kafkaBootstrap");
        Objects.requireNonNull(warehouse, "warehouse");
        Objects.requireNonNull(workDir, "workDir");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(rules, "rules");
        if (closingMargin.isNegative()) {
            throw new IllegalArgumentException("CLOSING_MARGIN must not be negative, but is " + closingMargin);
        }
    }

    /** Where PostgreSQL is. */
    public record Database(String url, String user, String password) {
        @Override
        public String toString() {
            return "Database[url=" + url + ", user=" + user + "]";
        }
    }

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException when one is missing or wrong; the message names the variable
     */
    public static ReconcileConfig from(Map<String, String> environment) {
        return new ReconcileConfig(
                required(environment, "KAFKA_BOOTSTRAP"),
                required(environment, "WAREHOUSE_DIR"),
                Path.of(required(environment, "WORK_DIR")),
                new Database(
                        required(environment, "JDBC_URL"),
                        required(environment, "JDBC_USER"),
                        required(environment, "JDBC_PASSWORD")),
                duration(environment, "CLOSING_MARGIN", MINUTE),
                new CountingRules(
                        duration(environment, "LATENESS_BOUND", MINUTE),
                        duration(environment, "REPEAT_HORIZON", HALF_AN_HOUR)));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + name + " is not set");
        }
        return value;
    }

    private static Duration duration(Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, otherwise);
        try {
            return Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is no ISO 8601 duration such as PT30M: " + value, e);
        }
    }
}
