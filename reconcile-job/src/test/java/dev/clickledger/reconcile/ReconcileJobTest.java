package dev.clickledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.Reconciliation;
import dev.clickledger.contract.Reconciliation.Status;
import dev.clickledger.contract.Topic;
import dev.clickledger.reconcile.io.Housekeeping;
import dev.clickledger.reconcile.io.KafkaTopics;
import dev.clickledger.reconcile.io.Lake;
import dev.clickledger.reconcile.io.RunNumbers;
import dev.clickledger.reconcile.io.Sessions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job against a real broker and a real PostgreSQL. The speed layer is played by the test, so
 * that it can err. One story in order: each test goes on where the one before ended.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ReconcileJobTest {

    private static final int PORT = 22092;
    private static final Duration MARGIN = Duration.ofSeconds(1);
    private static final Duration TIME_TO_SEND = Duration.ofSeconds(8);

    @TempDir
    private static Path directory;

    private Engines engines;
    private TopicReader topics;
    private Map<String, String> environment;
    private ReconcileConfig config;
    private SparkSession spark;
    private KafkaTopics kafkaTopics;

    /** The minute that the speed layer has counted. */
    private Instant minute;

    /** A minute whose clicks all come too late for the speed layer; the quarter of an hour that it lies in is over. */
    private Instant earlier;

    private Instant closes;

    @BeforeAll
    void startEngines() throws Exception {
        engines = Engines.start(directory, PORT);
        topics = engines.topics();
        // A lateness bound that ends soon after the last whole minute, so that nobody waits for minutes.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        minute = ClickTime.minuteOf(now).minus(Duration.ofMinutes(2));
        earlier = minute.minus(Duration.ofMinutes(20));
        Instant end = minute.plus(Duration.ofMinutes(1));
        Duration bound = Duration.between(end, now).plus(TIME_TO_SEND);
        closes = end.plus(bound).plus(MARGIN);
        engines.rules(bound, MARGIN);
        environment = engines.environment();
        config = ReconcileConfig.from(environment);
        spark = Sessions.open(config);
        kafkaTopics = new KafkaTopics(spark, config.kafkaBootstrap());
    }

    @AfterAll
    void stopEngines() throws Exception {
        if (spark != null) {
            kafkaTopics.close();
            spark.close();
        }
        if (engines != null) {
            engines.close();
        }
    }

    @Test
    @Order(1)
    void minutesThatTheSpeedLayerHasNotReadAreReportedAndLeftAlone() throws Exception {
        for (int i = 0; i < 50; i++) {
            engines.send(event("a" + i, "a" + i, "shoes", justBeforeTheEndOf(minute)));
            engines.send(event("b" + i, "b" + i, "hats", justBeforeTheEndOf(minute)));
            engines.send(event("h" + i, "h" + i, "history", earlier.plusSeconds(i)));
        }
        engines.send(event("a0 again", "a0", "shoes", justBeforeTheEndOf(minute)));
        engines.send(event("a1", "a1", "shoes", justBeforeTheEndOf(minute)));
        engines.send(event("late", "late", "hats", earlier));
        engines.sendBytes(UUID.randomUUID(), "no click at all".getBytes(StandardCharsets.UTF_8));
        engines.flush();
        waitUntil(closes);

        RunRecord run = run();

        assertThat(run.totals().archived()).isEqualTo(engines.lengthOfTheLog());
        assertThat(run.pending()).containsExactly(minute);
        assertThat(findings(run.runNumber()))
                .extracting(Reconciliation::adId, Reconciliation::windowStart, Reconciliation::status)
                .containsExactlyInAnyOrder(
                        tuple("shoes", minute, Status.BEHIND),
                        tuple("hats", minute, Status.BEHIND),
                        tuple("hats", earlier, Status.BACKFILLED),
                        tuple("history", earlier, Status.BACKFILLED));
        assertThat(topics.standing(Topic.CLICK_COUNTS).keySet())
                .extracting(ClickCountKey::minute)
                .containsOnly(earlier);
    }

    @Test
    @Order(2)
    void runsThatDieAnywhereLeaveNothingWrong() throws Exception {
        engines.publish(ClickCount.streamed(key("shoes", minute), 50, 1, true, Instant.now()));
        engines.publish(ClickCount.streamed(key("hats", minute), 53, 0, true, Instant.now()));
        engines.publish(ClickCount.streamed(key("hats", minute.minusSeconds(60)), 7, 0, true, Instant.now()));
        engines.speedLayerHasReadEverything();

        JobProcess diesBeforePublishing = JobProcess.runUntil("archived", environment);
        JobProcess diesWhilePublishing = JobProcess.runUntil("rows of counts", environment);
        JobProcess diesBeforeItIsOnRecord = JobProcess.runUntil("rows by trait", environment);
        JobProcess finishes = JobProcess.run(environment);

        assertThat(diesBeforePublishing.exitCode()).isNotZero();
        assertThat(diesWhilePublishing.exitCode()).isNotZero();
        assertThat(diesBeforeItIsOnRecord.exitCode()).isNotZero();
        assertThat(finishes.exitCode()).isZero();
        assertThat(finishes.figure("run")).isEqualTo(5);
        engines.standingRowsAreExact();
        assertThat(findings(5))
                .extracting(
                        Reconciliation::adId,
                        Reconciliation::windowStart,
                        Reconciliation::streamed,
                        Reconciliation::recounted,
                        Reconciliation::phantom,
                        Reconciliation::status)
                .containsExactlyInAnyOrder(
                        tuple("shoes", minute.minusSeconds(60), 50L, 50L, 0L, Status.MATCHED),
                        tuple("hats", minute.minusSeconds(60), 60L, 50L, 10L, Status.UNEXPLAINED));
    }

    @Test
    @Order(3)
    void aClickAfterItsMinuteWasReconciledIsOneLateClick() throws Exception {
        engines.send(event("very late", "very late", "shoes", minute));
        engines.flush();

        RunRecord run = run();

        engines.standingRowsAreExact();
        engines.standingQuartersAreExact(run.closedUntil());
        assertThat(run.totals().published()).isEqualTo(1);
        assertThat(findings(run.runNumber()))
                .extracting(
                        Reconciliation::adId,
                        Reconciliation::streamed,
                        Reconciliation::recounted,
                        Reconciliation::late,
                        Reconciliation::status)
                .containsExactlyInAnyOrder(
                        tuple("shoes", 50L, 51L, 1L, Status.CORRECTED), tuple("hats", 50L, 50L, 0L, Status.MATCHED));
    }

    @Test
    @Order(4)
    void aWrongStreamedRowThatShowsIsFoundWheneverItComes() throws Exception {
        engines.publish(ClickCount.streamed(key("shoes", minute), 1000, 0, true, Instant.now()));
        engines.publish(ClickCount.streamed(key("shoes", earlier.minusSeconds(300)), 4, 0, true, Instant.now()));

        RunRecord run = run();

        engines.standingRowsAreExact();
        engines.standingQuartersAreExact(run.closedUntil());
        assertThat(findings(run.runNumber()))
                .extracting(
                        Reconciliation::adId,
                        Reconciliation::windowStart,
                        Reconciliation::streamed,
                        Reconciliation::recounted,
                        Reconciliation::phantom,
                        Reconciliation::status)
                .containsExactly(tuple("shoes", earlier.minusSeconds(300), 4L, 0L, 4L, Status.UNEXPLAINED));
    }

    @Test
    @Order(5)
    void aRunWithNothingNewPublishesNothing() throws Exception {
        Map<Integer, Long> before = topics.ends(Topic.CLICK_COUNTS);
        Map<Integer, Long> traitsBefore = topics.ends(Topic.TRAIT_COUNTS);

        RunRecord run = run();

        assertThat(run.totals().minutes()).isZero();
        assertThat(findings(run.runNumber())).isEmpty();
        assertThat(topics.ends(Topic.CLICK_COUNTS)).isEqualTo(before);
        assertThat(topics.ends(Topic.TRAIT_COUNTS)).isEqualTo(traitsBefore);
    }

    @Test
    @Order(6)
    void housekeepingChangesNothingThatARunSees() throws Exception {
        assertThat(new Housekeeping(spark, Clock.systemUTC(), 1000).tidyUp()).isFalse();
        assertThat(new Housekeeping(spark, Clock.systemUTC(), 2).tidyUp()).isTrue();
        assertThat(spark.table("lake.clickledger.runs.files").count()).isEqualTo(1);
        engines.send(event("after", "after", "hats", earlier));
        engines.flush();

        RunRecord run = run();

        assertThat(run.totals().archived()).isEqualTo(1);
        engines.standingRowsAreExact();
        engines.standingQuartersAreExact(run.closedUntil());
    }

    @Test
    @Order(7)
    void aLakeThatKnowsNothingOfTraitsIsCountedByThemOnce() throws Exception {
        int rows = topics.recountTraits().size();
        int before = topics.all(Topic.TRAIT_COUNTS).size();
        spark.sql("delete from lake.clickledger.published_traits");

        run();
        assertThat(topics.all(Topic.TRAIT_COUNTS)).hasSize(before + rows);

        run();
        assertThat(topics.all(Topic.TRAIT_COUNTS)).hasSize(before + rows);
        engines.standingRowsAreExact();
    }

    @Test
    @Order(8)
    void noRunStartsWhileAnotherIsAtWork() throws Exception {
        try (RunNumbers held = claim()) {
            held.ensureHeld();
            assertThat(RunNumbers.claim(config.database())).isEmpty();
        }
        claim().close();
    }

    @Test
    @Order(9)
    void aNumberThatTheTopicsHaveSeenIsRefused() throws Exception {
        engines.sql("alter sequence reconciliation_run_number restart with 2");

        assertThatThrownBy(this::run).isInstanceOf(ReconcileAlarm.class).hasMessageContaining("run number 2");

        engines.sql("alter sequence reconciliation_run_number restart with 100");
    }

    @Test
    @Order(11)
    void anUnknownSchemaHaltsTheJobAndLosesNothing() throws Exception {
        byte[] value = engines.encode(event("new", "new", "shoes", minute));
        value[2] ^= 1;
        engines.sendBytes(UUID.randomUUID(), value);
        engines.flush();

        JobProcess halts = JobProcess.run(environment);

        assertThat(halts.exitCode()).isEqualTo(2);
        assertThat(halts.output()).anyMatch(line -> line.contains("ALARM") && line.contains("does not know"));
    }

    @Test
    @Order(10)
    void anArchiveThatLostARecordStopsEveryRun() {
        spark.sql("delete from lake.clickledger.clicks where ad_id = 'shoes' and kafka_offset ="
                + " (select max(kafka_offset) from lake.clickledger.clicks where ad_id = 'shoes')");

        assertThatThrownBy(this::run).isInstanceOf(ReconcileAlarm.class).hasMessageContaining("not complete");
    }

    @Test
    @Order(12)
    void anArchiveBegunAnewLeavesAloneWhatKafkaNoLongerHolds() throws Exception {
        engines.kafkaDropsTheWholeLog();
        Map<Integer, Long> before = topics.ends(Topic.CLICK_COUNTS);
        environment.put("WAREHOUSE_DIR", directory.resolve("another warehouse").toString());

        JobProcess run = JobProcess.run(environment);

        assertThat(run.exitCode()).isZero();
        assertThat(run.figure("minutes")).isZero();
        assertThat(topics.ends(Topic.CLICK_COUNTS)).isEqualTo(before);
        assertThat(run.output()).anyMatch(line -> line.contains("left as they are"));
    }

    @Test
    @Order(13)
    void aRunByOtherRulesThanTheRunBeforeIsRefused() throws Exception {
        String former = kafkaTopics.countingRules().toString();
        engines.forgetRules();
        assertThatThrownBy(this::run)
                .isInstanceOf(ReconcileAlarm.class)
                .hasMessageContaining("run the command setup with topics and rules");
        engines.rules(Duration.ofMinutes(29), Duration.ofMinutes(3));
        long findings = topics.findings().size();

        JobProcess refuses = JobProcess.run(environment);

        assertThat(refuses.exitCode()).isEqualTo(2);
        assertThat(refuses.output())
                .anyMatch(line -> line.contains("ALARM")
                        && line.contains("other rules (" + former + ")")
                        && line.contains("(lateness bound PT29M, margin PT3M, horizon PT30M)"));
        assertThat(topics.findings()).hasSize((int) findings);
    }

    /** One run inside this process. */
    private RunRecord run() {
        try (RunNumbers numbers = claim()) {
            return new ReconcileRun(config, Clock.systemUTC(), spark, Lake.open(spark), kafkaTopics, numbers).run();
        }
    }

    private RunNumbers claim() {
        return RunNumbers.claim(config.database()).orElseThrow();
    }

    private static void waitUntil(Instant time) throws InterruptedException {
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), time).toMillis()));
    }

    private ClickEvent event(String event, String click, String adId, Instant receivedAt) {
        return Clicks.click(event, click, adId, receivedAt, "DE");
    }

    private static Instant justBeforeTheEndOf(Instant minute) {
        return minute.plusSeconds(60).minusMillis(1);
    }

    private static ClickCountKey key(String adId, Instant minute) {
        return ClickCountKey.of(Clicks.click("any", "any", adId, minute, "DE"), minute);
    }

    private List<Reconciliation> findings(long runNumber) {
        return topics.findings().stream()
                .filter(finding -> finding.runNumber() == runNumber)
                .toList();
    }
}
