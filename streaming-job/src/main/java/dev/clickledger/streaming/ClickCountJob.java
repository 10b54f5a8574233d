package dev.clickledger.streaming;

import dev.clickledger.contract.CountingRules;
import dev.clickledger.streaming.io.KafkaClickLog;
import dev.clickledger.streaming.io.KafkaCountingRules;
import dev.clickledger.streaming.io.KafkaSinks;
import dev.clickledger.streaming.progress.StartPoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streaming job as a program. Alone it is one JVM with Flink's web UI, goes on from the newest checkpoint of the run
 * before, and ends with a status other than zero when Flink gives the job up. With the argument {@code cluster} it is the
 * job of the Flink cluster that runs this main, and the cluster decides where to go on.
 */
public final class ClickCountJob {

    private static final Logger LOG = LoggerFactory.getLogger(ClickCountJob.class);
    private static final String NAME = "clickledger streaming job";

    private ClickCountJob() {}

    /** Runs until it is stopped. Settings come from the environment. */
    public static void main(String[] arguments) throws Exception {
        JobSettings settings = JobSettings.from(System.getenv());
        if (List.of(arguments).contains("cluster")) {
            runInCluster(settings);
        } else {
            runAlone(settings);
        }
    }

    private static void runInCluster(JobSettings settings) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(JobConfiguration.inCluster(settings));
        CountingRules rules = KafkaCountingRules.read(settings.kafkaBootstrap());
        KafkaClickLog log = new KafkaClickLog(settings.kafkaBootstrap());
        // Only a start without any checkpoint uses it, and the cluster does not tell which kind of start this is.
        build(environment, settings, rules, log, startPoint(log, rules));
        environment.execute(NAME);
    }

    private static void runAlone(JobSettings settings) throws Exception {
        CountingRules rules = KafkaCountingRules.read(settings.kafkaBootstrap());
        LOG.info("Counting by {}", rules);
        Optional<Path> checkpoint = Checkpoints.newest(settings.checkpointDir(), ClickCountTopology.COUNTING, rules);
        KafkaClickLog log = new KafkaClickLog(settings.kafkaBootstrap());
        StartPoint start = startPoint(log, rules);
        if (checkpoint.isPresent()) {
            LOG.info("Going on from checkpoint {}", checkpoint.get());
        } else {
            describe(start);
        }
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(JobConfiguration.of(settings, checkpoint));
        build(environment, settings, rules, log, start);
        JobClient job = environment.executeAsync(NAME);
        LOG.info("Counting clicks as job {}, web UI on port {}", job.getJobID(), settings.flinkPort());
        endWith(job);
    }

    private static void build(
            StreamExecutionEnvironment environment,
            JobSettings settings,
            CountingRules rules,
            KafkaClickLog log,
            StartPoint start) {
        ClickCountTopology.build(
                environment,
                log.source(start),
                log.ends(),
                start,
                KafkaSinks.on(settings.kafkaBootstrap()),
                rules,
                settings.flushInterval(),
                settings.rowsInMemory());
    }

    private static StartPoint startPoint(KafkaClickLog log, CountingRules rules) {
        Instant countFrom = Instant.now().minus(rules.settling());
        return log.startPoint(countFrom.minus(rules.horizon()), countFrom);
    }

    private static void describe(StartPoint start) {
        if (start.countFromMillis() == Long.MIN_VALUE) {
            LOG.info("No checkpoint: counting the whole log from offsets {}", start.offsets());
        } else {
            LOG.warn(
                    "No checkpoint: reading from offsets {}, counting minutes from {}",
                    start.offsets(),
                    Instant.ofEpochMilli(start.countFromMillis()));
        }
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
