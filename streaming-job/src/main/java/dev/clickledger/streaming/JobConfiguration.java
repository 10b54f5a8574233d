package dev.clickledger.streaming;

import dev.clickledger.streaming.wire.Shards;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.fs.Path;

/** Flink's own settings for this job: what belongs to the job, and what a process that runs it alone needs besides. */
final class JobConfiguration {

    private static final String LOOPBACK = "127.0.0.1";

    private JobConfiguration() {}

    /** The job in a Flink cluster, which has its own ports, slots and memory of checkpoints. */
    static Configuration inCluster(JobSettings settings) {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.MAX_PARALLELISM, Shards.COUNT);
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(50));

        flink.set(StateBackendOptions.STATE_BACKEND, settings.stateBackend());
        flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        flink.setString("state.backend.rocksdb.use-bloom-filter", "true");
        flink.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                settings.checkpointDir().toString());
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointInterval());
        flink.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        // read progress rests on barriers that overtake nothing
        flink.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
        flink.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);

        // without end: a job that Flink gives up would lose the cluster's memory of its checkpoints
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofSeconds(1));
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(30));
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER, 2.0);
        flink.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
                Duration.ofMinutes(5));
        return flink;
    }

    /** The job and all of Flink in one process on one machine. */
    static Configuration of(JobSettings settings, Optional<Path> checkpoint) {
        Configuration flink = inCluster(settings);
        flink.set(RestOptions.ADDRESS, LOOPBACK);
        flink.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        flink.set(RestOptions.PORT, settings.flinkPort());
        flink.set(RestOptions.BIND_PORT, Integer.toString(settings.flinkPort()));
        // its server of files, and what a job manager and a task manager say to each other
        flink.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        flink.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        flink.set(WebOptions.SUBMIT_ENABLE, false);
        flink.set(WebOptions.CANCEL_ENABLE, false);

        flink.set(CoreOptions.DEFAULT_PARALLELISM, settings.parallelism());
        flink.set(TaskManagerOptions.NUM_TASK_SLOTS, settings.parallelism());
        flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, settings.managedMemory());
        checkpoint.ifPresent(path -> {
            flink.set(StateRecoveryOptions.SAVEPOINT_PATH, path.toString());
            flink.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        });

        // ten failures close together are a fault that restarts do not mend: the process ends and its supervisor knows
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, 10);
        return flink;
    }
}
