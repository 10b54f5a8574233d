package dev.clickledger.reconcile;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Settings of a run, read once from the environment.
 *
 * @param kafkaBootstrap brokers, {@code KAFKA_BOOTSTRAP}
 * @param warehouse folder of the Iceberg tables, {@code WAREHOUSE_DIR}
 * @param workDir scratch space that may be lost between runs, {@code WORK_DIR}
 * @param database where run numbers come from, {@code JDBC_URL}, {@code JDBC_USER}, {@code JDBC_PASSWORD}
 */
public record ReconcileConfig(String kafkaBootstrap, String warehouse, Path workDir, Database database) {

    /** Checks the values. */
    public ReconcileConfig {
        Objects.requireNonNull(kafkaBootstrap, "kafkaBootstrap");
        Objects.requireNonNull(warehouse, "warehouse");
        Objects.requireNonNull(workDir, "workDir");
        Objects.requireNonNull(database, "database");
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
     * @throws IllegalArgumentException when one is missing; the message names the variable
     */
    public static ReconcileConfig from(Map<String, String> environment) {
        return new ReconcileConfig(
                required(environment, "KAFKA_BOOTSTRAP"),
                required(environment, "WAREHOUSE_DIR"),
                Path.of(required(environment, "WORK_DIR")),
                new Database(
                        required(environment, "JDBC_URL"),
                        required(environment, "JDBC_USER"),
                        required(environment, "JDBC_PASSWORD")));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the environment variable " + name + " is not set");
        }
        return value;
    }
}
