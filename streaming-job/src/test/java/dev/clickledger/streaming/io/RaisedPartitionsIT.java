package dev.clickledger.streaming.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.ClickKeys;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.contract.DecodeResult;
import dev.clickledger.contract.MinuteState;
import dev.clickledger.contract.Topic;
import dev.clickledger.streaming.ClickCountTopology;
import dev.clickledger.streaming.progress.StartPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The topic gets more partitions while clicks come in, shortly before a minute would be closed, and the job does not look
 * for new ones until that minute's time is over.
 */
class RaisedPartitionsIT {

    private static final int BEFORE = Topic.CLICKS.partitions();
    private static final int AFTER = BEFORE + 2;
    private static final int CLICKS_PER_TICK = 10;
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration UNTIL_CLOSING = Duration.ofSeconds(15);
    private static final Duration DISCOVER_EVERY = Duration.ofSeconds(24);
    private static final Duration MARGIN = Duration.ofSeconds(1);
    private static final Duration SMALLEST_BOUND = Duration.ofSeconds(6);

    @TempDir
    private Path directory;

    private final ClickEventCodec codec = new ClickEventCodec();
    private final SimulatedClicks clicks = new SimulatedClicks(11, 20, Duration.ZERO);
    private final SplittableRandom random = new SplittableRandom(11);

    @Test
    void everyClickIsCountedAndNoMinuteIsClosedBeforeTheNewPartitionsAreRead() throws Exception {
        try (Kafka kafka = Kafka.start(directory);
                KafkaProducer<byte[], byte[]> producer = producer(kafka)) {
            Instant closing = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(UNTIL_CLOSING);
            Instant minute = ClickTime.minuteOf(closing.minus(SMALLEST_BOUND)).minusSeconds(60);
            Duration bound = Duration.between(minute.plusSeconds(60), closing);
            JobClient job = start(kafka, bound);
            try {
                write(producer, Instant.now().plusSeconds(2), bound);
                raise(kafka);
                write(producer, closing.plusSeconds(2), bound);
                assertThat(closedRows(kafka, minute))
                        .as("closed rows of a minute, while partitions with clicks of it are unread")
                        .isEmpty();

                List<ConsumerRecord<byte[], byte[]>> log = log(kafka);
                assertThat(log.stream()
                                .filter(record -> record.partition() >= BEFORE)
                                .filter(record -> minuteOf(record).equals(minute))
                                .count())
                        .as("clicks of that minute in new partitions")
                        .isPositive();
                ExpectedCounts expected = ExpectedCounts.of(log, bound);
                Awaitility.await("the minute to be closed with all that was logged")
                        .atMost(Duration.ofSeconds(30))
                        .pollInterval(Duration.ofMillis(500))
                        .untilAsserted(() -> {
                            assertThat(published(kafka).rows()).isEqualTo(expected.rows());
                            assertThat(closedRows(kafka, minute)).isNotEmpty();
                        });
                report(log, expected, published(kafka));
            } finally {
                job.cancel().get();
            }
        }
    }

    private static JobClient start(Kafka kafka, Duration bound) throws Exception {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        flink.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2, flink);
        KafkaClickLog log = new KafkaClickLog(kafka.bootstrapServers(), DISCOVER_EVERY);
        StartPoint start = log.startPoint(Instant.EPOCH, Instant.EPOCH);
        ClickCountTopology.build(
                environment,
                log.source(start),
                log.ends(),
                start,
                KafkaSinks.on(kafka.bootstrapServers()),
                new CountingRules(bound, MARGIN, Duration.ofMinutes(30)),
                Duration.ofMillis(500),
                1_000);
        return environment.executeAsync("raised partitions");
    }

    /** By the command that an operator runs. */
    private void raise(Kafka kafka) throws IOException, InterruptedException {
        Path log = directory.resolve("setup.log");
        try (JavaProcess setup =
                SetupCommand.start(kafka, log, "topics", Map.of("CLICK_PARTITIONS", Integer.toString(AFTER)))) {
            assertThat(setup.exitStatus(20)).as(Files.readString(log)).isZero();
        }
    }

    private void write(KafkaProducer<byte[], byte[]> producer, Instant until, Duration bound)
            throws InterruptedException {
        // a simulated click is up to two seconds old already
        long oldest = bound.minusSeconds(3).toMillis();
        while (Instant.now().isBefore(until)) {
            for (int n = 0; n < CLICKS_PER_TICK; n++) {
                ClickEvent event = clicks.next(Instant.now().minusMillis(random.nextLong(oldest)));
                producer.send(new ProducerRecord<>(
                        Topic.CLICKS.topicName(), ClickKeys.click(event.clickId()), codec.encode(event)));
            }
            Thread.sleep(TICK.toMillis());
        }
        producer.flush();
    }

    /** It learns of new partitions within a second; others take up to five minutes. */
    private static KafkaProducer<byte[], byte[]> producer(Kafka kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "metadata.max.age.ms", "1000"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static List<ConsumerRecord<byte[], byte[]>> log(Kafka kafka) {
        return TopicReader.readAll(kafka.bootstrapServers(), Topic.CLICKS).stream()
                .sorted(Comparator.comparingLong((ConsumerRecord<byte[], byte[]> record) -> record.timestamp())
                        .thenComparing(ConsumerRecord::partition)
                        .thenComparing(ConsumerRecord::offset))
                .toList();
    }

    private static PublishedCounts published(Kafka kafka) {
        return PublishedCounts.of(TopicReader.readAll(kafka.bootstrapServers(), Topic.CLICK_COUNTS));
    }

    private static List<ClickCount> closedRows(Kafka kafka, Instant minute) {
        return TopicReader.readAll(kafka.bootstrapServers(), Topic.CLICK_COUNTS).stream()
                .map(record -> ClickCountJson.fromJson(record.value()))
                .filter(row -> row.key().minute().equals(minute) && row.state() == MinuteState.CLOSED)
                .toList();
    }

    private Instant minuteOf(ConsumerRecord<byte[], byte[]> record) {
        return ClickTime.minuteOf(event(record).receivedAt());
    }

    private ClickEvent event(ConsumerRecord<byte[], byte[]> record) {
        return ((DecodeResult.Decoded) codec.decode(record.value())).event();
    }

    /** Says what became of clicks whose events lie on both sides of the raise, in partitions apart. */
    private void report(List<ConsumerRecord<byte[], byte[]>> log, ExpectedCounts expected, PublishedCounts published) {
        Map<UUID, Set<Integer>> partitions = new HashMap<>();
        log.forEach(record -> partitions
                .computeIfAbsent(event(record).clickId(), ignored -> new HashSet<>())
                .add(record.partition()));
        long torn = partitions.values().stream().filter(of -> of.size() > 1).count();
        assertThat(torn).as("clicks with events in two partitions").isPositive();
        System.out.printf(
                "measured: from %d to %d partitions under %d records: %d clicks had events in two partitions;"
                        + " stream %s, log %s%n",
                BEFORE,
                AFTER,
                log.size(),
                torn,
                ExpectedCounts.total(published.rows()),
                ExpectedCounts.total(expected.rows()));
    }
}
