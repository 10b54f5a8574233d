package dev.clickledger.streaming;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.configuration.MemorySize;

/**
 * The job's settings, read once from the environment at start-up.
 *
 * @param kafkaBootstrap {@code KAFKA_BOOTSTRAP}, default localhost:9092
 * @param checkpointDir {@code CHECKPOINT_DIR}, required: a folder, or a URI that Flink can write to, where checkpoints
 *     outlive the process
 * @param stateBackend {@code STATE_BACKEND}, {@code hashmap} (default: state on the heap) or {@code rocksdb} (on disk,
 *     beyond what memory holds)
 * @param managedMemory {@code MANAGED_MEMORY}, default 128m: what RocksDB may take of a process that runs the job alone
 * @param rowsInMemory {@code ROWS_IN_MEMORY}, default 500000: rows of counts that each task keeps in memory, before it
 *     leaves them to the state backend
 * @param flinkPort {@code FLINK_PORT}, default 8081: web UI and REST on the loopback address
 * @param flushInterval {@code FLUSH_INTERVAL}, default one second: how often a changed row is written at most
 * @param checkpointInterval {@code CHECKPOINT_INTERVAL}, default five seconds
 * @param parallelism {@code PARALLELISM}, default 2
 */
record JobSettings(
        String kafkaBootstrap,
        URI checkpointDir,
        String stateBackend,
        MemorySize managedMemory,
        int rowsInMemory,
        int flinkPort,
        Duration flushInterval,
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
                checkpointDir(checkpointDir),
                read(environment, "STATE_BACKEND", "hashmap", JobSettings::stateBackend),
                read(environment, "MANAGED_MEMORY", "128m", MemorySize::parse),
                read(environment, "ROWS_IN_MEMORY", "500000", Integer::parseInt),
                read(environment, "FLINK_PORT", "8081", Integer::parseInt),
                read(environment, "FLUSH_INTERVAL", "PT1S", JobSettings::flushInterval),
                read(environment, "CHECKPOINT_INTERVAL", "PT5S", Duration::parse),
                read(environment, "PARALLELISM", "2", Integer::parseInt));
    }

    /** Flink takes a folder's name for one only when it is a URI. */
    private static URI checkpointDir(String text) {
        return text.contains(":/")
                ? URI.create(text)
                : Path.of(text).toAbsolutePath().toUri();
    }

    private static String stateBackend(String text) {
        if (!text.equals("hashmap") && !text.equals("rocksdb")) {
            throw new IllegalArgumentException("neither hashmap nor rocksdb");
        }
        return text;
    }

    private static Duration flushInterval(String text) {
        Duration interval = Duration.parse(text);
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException("not at least a millisecond");
        }
        return interval;
    }

    private static <T> T read(
            Map<String, String> environment, String name, String byDefault, Function<String, T> parse) {
        String text = environment.getOrDefault(name, byDefault);
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " cannot be read: '" + text + "' (for example " + byDefault + ")", e);
        }
    }
}
