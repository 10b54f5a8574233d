package dev.clickledger.streaming;

import dev.clickledger.streaming.io.KafkaClickLog;
import dev.clickledger.streaming.io.KafkaSinks;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streaming job as a process: one JVM with Flink's web UI. It goes on from the newest checkpoint of the run before,
 * and ends with a status other than zero when Flink gives the job up.
 */
public final class ClickCountJob {

    private static final Logger LOG = LoggerFactory.getLogger(ClickCountJob.class);

    private ClickCountJob() {}

    /** Runs until it is stopped. Settings come from the environment. */
    public static void main(String[] arguments) throws Exception {
        JobSettings settings = JobSettings.from(System.getenv());
        Optional<Path> checkpoint = Checkpoints.newest(settings.checkpointDir());
        KafkaClickLog log = new KafkaClickLog(settings.kafkaBootstrap());
        StartPoint start = startPoint(log, settings.rules(), checkpoint);

        Configuration configuration = JobConfiguration.of(settings, checkpoint);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(configuration);
        ClickCountTopology.build(
                environment,
                log.source(start),
                log.ends(),
                start,
                KafkaSinks.on(settings.kafkaBootstrap()),
                settings.rules());
        JobClient job = environment.executeAsync("clickledger streaming job");
        LOG.info("Counting clicks as job {}, web UI on port {}", job.getJobID(), settings.flinkPort());
        endWith(job);
    }

    private static StartPoint startPoint(KafkaClickLog log, CountingRules rules, Optional<Path> checkpoint) {
        Instant countFrom = Instant.now().minus(rules.latenessBound()).minus(rules.closingMargin());
        StartPoint start = log.startPoint(countFrom.minus(rules.repeatHorizon()), countFrom);
        if (checkpoint.isPresent()) {
            LOG.info("Going on from checkpoint {}", checkpoint.get());
        } else if (start.countFromMillis() == Long.MIN_VALUE) {
            LOG.info("No checkpoint: counting the whole log from offsets {}", start.offsets());
        } else {
            LOG.warn("No checkpoint: reading from offsets {}, counting minutes from {}", start.offsets(), countFrom);
        }
        return start;
    }

    private static void endWith(JobClient job) throws InterruptedException {
        try {
            job.getJobExecutionResult().get();
            LOG.info("The job has been stopped");
            System.exit(0);
        } catch (ExecutionException e) {
            LOG.error("The job has failed for good; the next start goes on from the newest checkpoint", e);
            System.exit(1);
        }
    }
}
