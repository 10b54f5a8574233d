package dev.clickledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.ClickKeys;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.MinuteState;
import dev.clickledger.contract.Reconciliation;
import dev.clickledger.contract.Reconciliation.Status;
import dev.clickledger.contract.Topic;
import dev.clickledger.reconcile.io.KafkaTopics;
import dev.clickledger.reconcile.io.Lake;
import dev.clickledger.reconcile.io.RunNumbers;
import dev.clickledger.reconcile.io.Sessions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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

    private final ClickEventCodec codec = new ClickEventCodec();
    private EmbeddedPostgres postgres;
    private KafkaProcess kafka;
    private TopicReader topics;
    private KafkaProducer<byte[], byte[]> producer;
    private Map<String, String> environment;
    private ReconcileConfig config;
    private SparkSession spark;
    private KafkaTopics kafkaTopics;

    /** The minute that the speed layer has counted. */
    private Instant minute;

    /** A minute whose clicks all come too late for the speed layer. */
    private Instant earlier;

    private Instant closes;

    @BeforeAll
    void startEngines() throws Exception {
        postgres = EmbeddedPostgres.builder().setPort(PORT + 10).start();
        sql("create sequence reconciliation_run_number");
        kafka = KafkaProcess.start(Files.createDirectories(directory.resolve("kafka")), PORT);
        topics = new TopicReader(kafka.bootstrap());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrap()), new ByteArraySerializer(), new ByteArraySerializer());
        // A lateness bound that ends soon after the last whole minute, so that nobody waits for minutes.
        Instant now = Instant.now();
        minute = ClickTime.minuteOf(now).minus(Duration.ofMinutes(2));
        earlier = minute.minus(Duration.ofMinutes(10));
        Instant end = minute.plus(Duration.ofMinutes(1));
        Duration bound = Duration.between(end, now).plus(TIME_TO_SEND);
        closes = end.plus(bound).plus(MARGIN);
        environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP", kafka.bootstrap(),
                "WAREHOUSE_DIR", directory.resolve("warehouse").toString(),
                "WORK_DIR", Files.createDirectories(directory.resolve("work")).toString(),
                "JDBC_URL", postgres.getJdbcUrl("postgres", "postgres"),
                "JDBC_USER", "postgres",
                "JDBC_PASSWORD", "postgres",
                "LATENESS_BOUND", bound.toString(),
                "CLOSING_MARGIN", MARGIN.toString()));
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
        if (producer != null) {
            producer.close();
        }
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Test
    @Order(1)
    void minutesThatTheSpeedLayerHasNotReadAreReportedAndLeftAlone() throws Exception {
        for (int i = 0; i < 50; i++) {
            send(event("a" + i, "a" + i, "shoes", justBeforeTheEndOf(minute)));
            send(event("b" + i, "b" + i, "hats", justBeforeTheEndOf(minute)));
            send(event("h" + i, "h" + i, "history", earlier.plusSeconds(i)));
        }
        send(event("a0 again", "a0", "shoes", justBeforeTheEndOf(minute)));
        send(event("a1", "a1", "shoes", justBeforeTheEndOf(minute)));
        send(event("late", "late", "hats", earlier));
        sendBytes("hats", "no click at all".getBytes(StandardCharsets.UTF_8));
        producer.flush();
        waitUntil(closes);

        RunRecord run = run();

        assertThat(run.totals().archived()).isEqualTo(lengthOfTheLog());
        assertThat(run.pending()).containsExactly(minute);
        assertThat(findings(run.runNumber()))
                .extracting(Reconciliation::adId, Reconciliation::windowStart, Reconciliation::status)
                .containsExactlyInAnyOrder(
                        tuple("shoes", minute, Status.BEHIND),
                        tuple("hats", minute, Status.BEHIND),
                        tuple("hats", earlier, Status.CORRECTED),
                        tuple("history", earlier, Status.CORRECTED));
        assertThat(topics.standing().keySet()).extracting(ClickCountKey::minute).containsOnly(earlier);
    }

    @Test
    @Order(2)
    void runsThatDieAnywhereLeaveNothingWrong() throws Exception {
        publish(ClickCount.streamed(key("shoes", minute), 50, 1, true, Instant.now()));
        publish(ClickCount.streamed(key("hats", minute), 53, 0, true, Instant.now()));
        publish(ClickCount.streamed(key("hats", minute.minusSeconds(60)), 7, 0, true, Instant.now()));
        speedLayerHasReadEverything();

        JobProcess diesBeforePublishing = JobProcess.runUntil("archived", environment);
        JobProcess diesWhilePublishing = JobProcess.runUntil("rows of counts", environment);
        JobProcess finishes = JobProcess.run(environment);

        assertThat(diesBeforePublishing.exitCode()).isNotZero();
        assertThat(diesWhilePublishing.exitCode()).isNotZero();
        assertThat(finishes.exitCode()).isZero();
        assertThat(finishes.figure("run")).isEqualTo(4);
        standingRowsAreExact();
        assertThat(findings(4))
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
        send(event("very late", "very late", "shoes", minute));
        producer.flush();

        RunRecord run = run();

        standingRowsAreExact();
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
        publish(ClickCount.streamed(key("shoes", minute), 1000, 0, true, Instant.now()));
        publish(ClickCount.streamed(key("shoes", earlier.minusSeconds(300)), 4, 0, true, Instant.now()));

        RunRecord run = run();

        standingRowsAreExact();
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

        RunRecord run = run();

        assertThat(run.totals().minutes()).isZero();
        assertThat(findings(run.runNumber())).isEmpty();
        assertThat(topics.ends(Topic.CLICK_COUNTS)).isEqualTo(before);
    }

    @Test
    @Order(6)
    void noRunStartsWhileAnotherIsAtWork() throws Exception {
        try (RunNumbers held = claim()) {
            held.ensureHeld();
            assertThat(RunNumbers.claim(config.database())).isEmpty();
        }
        claim().close();
    }

    @Test
    @Order(7)
    void aNumberThatTheTopicsHaveSeenIsRefused() throws Exception {
        sql("alter sequence reconciliation_run_number restart with 2");

        assertThatThrownBy(this::run).isInstanceOf(ReconcileAlarm.class).hasMessageContaining("run number 2");

        sql("alter sequence reconciliation_run_number restart with 100");
    }

    @Test
    @Order(8)
    void anUnknownSchemaHaltsTheJobAndLosesNothing() throws Exception {
        byte[] value = codec.encode(event("new", "new", "shoes", minute));
        value[2] ^= 1;
        sendBytes("shoes", value);
        producer.flush();

        JobProcess halts = JobProcess.run(environment);

        assertThat(halts.exitCode()).isEqualTo(2);
        assertThat(halts.output()).anyMatch(line -> line.contains("ALARM") && line.contains("does not know"));
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

    private long lengthOfTheLog() {
        return topics.ends(Topic.CLICKS).values().stream()
                .mapToLong(Long::longValue)
                .sum();
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

    private void send(ClickEvent event) {
        sendBytes(event.adId(), codec.encode(event));
    }

    private void sendBytes(String adId, byte[] value) {
        producer.send(new ProducerRecord<>(Topic.CLICKS.topicName(), ClickKeys.click(adId), value));
    }

    private void publish(ClickCount count) {
        producer.send(new ProducerRecord<>(
                Topic.CLICK_COUNTS.topicName(),
                ClickKeys.clickCount(count.key().tenantId(), count.key().adId()),
                ClickCountJson.toJson(count)));
        producer.flush();
    }

    private void speedLayerHasReadEverything() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        topics.ends(Topic.CLICKS)
                .forEach((partition, end) -> offsets.put(
                        new TopicPartition(Topic.CLICKS.topicName(), partition), new OffsetAndMetadata(end)));
        try (Admin admin = kafka.admin()) {
            admin.alterConsumerGroupOffsets("streaming-job", offsets).all().get();
        }
    }

    private void sql(String statement) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private List<Reconciliation> findings(long runNumber) {
        return topics.findings().stream()
                .filter(finding -> finding.runNumber() == runNumber)
                .toList();
    }

    private void standingRowsAreExact() {
        Map<ClickCountKey, TopicReader.Counts> standing = new HashMap<>();
        topics.standing().forEach((key, count) -> {
            assertThat(count.state()).as("%s", key).isEqualTo(MinuteState.RECONCILED);
            if (count.clicks() + count.repeats() > 0) {
                standing.put(key, new TopicReader.Counts(count.clicks(), count.repeats()));
            }
        });
        assertThat(standing).isEqualTo(topics.recount());
    }
}
