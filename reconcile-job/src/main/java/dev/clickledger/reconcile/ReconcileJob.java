package dev.clickledger.reconcile;

import dev.clickledger.reconcile.io.Housekeeping;
import dev.clickledger.reconcile.io.KafkaTopics;
import dev.clickledger.reconcile.io.Lake;
import dev.clickledger.reconcile.io.RunNumbers;
import dev.clickledger.reconcile.io.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reconcile job: one process, one run.
 *
 * <p>Exit code 0: the run is done, whatever it found. 1: something failed, the next run does it over. 2: an alarm, no
 * run gets further until a person has looked. 3: another run is at work.
 */
public final class ReconcileJob {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileJob.class);

    private static final int RUNS_BETWEEN_HOUSEKEEPING = 100;

    private static final int FAILED = 1;
    private static final int ALARM = 2;
    private static final int BUSY = 3;

    private ReconcileJob() {}

    /** Runs once, with settings from the environment. */
    public static void main(String[] arguments) {
        System.exit(run());
    }

    private static int run() {
        try {
            ReconcileConfig config = ReconcileConfig.from(System.getenv());
            Optional<RunNumbers> claim = RunNumbers.claim(config.database());
            if (claim.isEmpty()) {
                LOG.warn("another run is at work; this one ends here");
                return BUSY;
            }
            try (RunNumbers numbers = claim.get()) {
                LOG.info("{}", summary(run(config, numbers, Clock.systemUTC())));
            }
            return 0;
        } catch (RuntimeException e) {
            Optional<ReconcileAlarm> alarm = alarm(e);
            if (alarm.isPresent()) {
                LOG.error("ALARM: {}", alarm.get().getMessage());
                return ALARM;
            }
            LOG.error("the run failed: {}", e.getMessage(), e);
            return FAILED;
        }
    }

    private static RunRecord run(ReconcileConfig config, RunNumbers numbers, Clock clock) {
        try (SparkSession spark = Sessions.open(config);
                KafkaTopics kafka = new KafkaTopics(spark, config.kafkaBootstrap())) {
            RunRecord run = new ReconcileRun(config, clock, spark, Lake.open(spark), kafka, numbers).run();
            tidyUp(spark, clock);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException("closing the Spark session failed", e);
        }
    }

    /** The run is done and on record by now: what goes wrong here must not make it look failed. */
    private static void tidyUp(SparkSession spark, Clock clock) {
        try {
            new Housekeeping(spark, clock, RUNS_BETWEEN_HOUSEKEEPING).tidyUp();
        } catch (RuntimeException e) {
            LOG.warn("putting small files of the lake together failed, a later run tries again", e);
        }
    }

    private static String summary(RunRecord run) {
        RunRecord.Totals totals = run.totals();
        return "run " + run.runNumber() + " done: archived " + totals.archived() + ", minutes " + totals.minutes()
                + ", rows " + totals.rows() + ", published " + totals.published() + ", matched " + totals.matched()
                + ", corrected " + totals.corrected() + ", unexplained " + totals.unexplained() + ", backfilled "
                + totals.backfilled() + ", behind "
                + totals.behind() + ", seconds "
                + Duration.between(run.startedAt(), run.finishedAt()).toSeconds();
    }

    /** Spark wraps what a task throws, more than once. */
    private static Optional<ReconcileAlarm> alarm(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ReconcileAlarm alarm) {
                return Optional.of(alarm);
            }
        }
        return Optional.empty();
    }
}
