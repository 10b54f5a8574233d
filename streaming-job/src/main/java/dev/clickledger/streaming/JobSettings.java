package dev.clickledger.streaming;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Function;

/**
 * The job's settings, read once from the environment at start-up.
 *
 * @param kafkaBootstrap {@code KAFKA_BOOTSTRAP}, default localhost:9092
 * @param checkpointDir {@code CHECKPOINT_DIR}, required: checkpoints outlive the process there
 * @param flinkPort {@code FLINK_PORT}, default 8081: web UI and REST on the loopback address
 * @param rules {@code LATENESS_BOUND}, {@code CLOSING_MARGIN} (default one minute each), {@code REPEAT_HORIZON} (default
 *     30 minutes), {@code FLUSH_INTERVAL} (default one second)
 * @param checkpointInterval {@code CHECKPOINT_INTERVAL}, default five seconds
 * @param parallelism {@code PARALLELISM}, default 2
 */
record JobSettings(
        String kafkaBootstrap,
        Path checkpointDir,
        int flinkPort,
        CountingRules rules,
        Duration checkpointInterval,
        int parallelism) {

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException when one is missing or cannot be read; the message names it
     */
    static JobSettings from(Map<String, String> environment) {
        String checkpointDir = environment.get("CHECKPOINT_DIR");
        if (checkpointDir == null || checkpointDir.isBlank()) {
            throw new IllegalArgumentException("CHECKPOINT_DIR must name a folder that outlives the process");
        }
        return new JobSettings(
                environment.getOrDefault("KAFKA_BOOTSTRAP", "localhost:9092"),
                Path.of(checkpointDir).toAbsolutePath(),
                read(environment, "FLINK_PORT", "8081", Integer::parseInt),
                new CountingRules(
                        read(environment, "LATENESS_BOUND", "PT1M", Duration::parse),
                        read(environment, "CLOSING_MARGIN", "PT1M", Duration::parse),
                        read(environment, "REPEAT_HORIZON", "PT30M", Duration::parse),
                        read(environment, "FLUSH_INTERVAL", "PT1S", Duration::parse)),
                read(environment, "CHECKPOINT_INTERVAL", "PT5S", Duration::parse),
                read(environment, "PARALLELISM", "2", Integer::parseInt));
    }

    private static <T> T read(
            Map<String, String> environment, String name, String byDefault, Function<String, T> parse) {
        String text = environment.getOrDefault(name, byDefault);
        try {
            return parse.apply(text);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " cannot be read: '" + text + "' (for example " + byDefault + ")", e);
        }
    }
}
