package dev.clickledger.streaming;

import dev.clickledger.contract.CountingRules;
import dev.clickledger.streaming.ingest.RawClick;
import dev.clickledger.streaming.progress.LogEnds;
import dev.clickledger.streaming.progress.StartPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job with its own settings, but another source. */
public final class BenchmarkedJob {

    private BenchmarkedJob() {}

    /** Starts it. */
    public static void start(Source<RawClick, ?, ?> source, LogEnds ends, ClickCountSinks sinks) throws Exception {
        Path checkpoints = Files.createTempDirectory("throughput");
        JobSettings settings = JobSettings.from(Map.of(
                "CHECKPOINT_DIR",
                checkpoints.toString(),
                "FLINK_PORT",
                "0",
                "STATE_BACKEND",
                System.getProperty("stateBackend", "hashmap"),
                "MANAGED_MEMORY",
                "512m"));
        Configuration configuration = JobConfiguration.of(settings, Optional.empty());
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), configuration);
        ClickCountTopology.build(
                environment,
                source,
                ends,
                new StartPoint(Map.of(), Long.MIN_VALUE),
                sinks,
                new CountingRules(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(30)),
                settings.flushInterval(),
                settings.rowsInMemory());
        environment.executeAsync("throughput");
    }
}
