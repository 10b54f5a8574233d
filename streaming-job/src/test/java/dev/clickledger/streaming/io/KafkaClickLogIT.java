package dev.clickledger.streaming.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.ClickKeys;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.contract.Topic;
import dev.clickledger.streaming.progress.LogEnds;
import dev.clickledger.streaming.progress.StartPoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaClickLogIT {

    @TempDir
    private Path directory;

    private final ClickEventCodec codec = new ClickEventCodec();

    @Test
    void startsFromTheInstantThatIsAskedForAndHaltsAtAnUnknownSchema() throws Exception {
        try (Kafka kafka = Kafka.start(directory)) {
            KafkaClickLog log = new KafkaClickLog(kafka.bootstrapServers());
            write(kafka, 100, new byte[0]);
            Thread.sleep(1_000);
            Instant between = Instant.now();
            Thread.sleep(1_000);
            write(kafka, 100, new byte[0]);

            assertThat(start(log, Instant.EPOCH).countFromMillis())
                    .as("the whole log is read")
                    .isEqualTo(Long.MIN_VALUE);
            assertThat(sum(start(log, Instant.EPOCH))).isZero();
            assertThat(sum(start(log, between))).isEqualTo(100);
            assertThat(start(log, between).countFromMillis()).isEqualTo(between.toEpochMilli());
            assertThat(sum(start(log, Instant.now().plusSeconds(60))))
                    .as("nothing from then on: the end")
                    .isEqualTo(200);
            assertThat(logEnd(log)).isEqualTo(200);

            haltsAtAnUnknownSchema(kafka);
        }
    }

    private void haltsAtAnUnknownSchema(Kafka kafka) throws Exception {
        byte[] fromTheFuture = codec.encode(new SimulatedClicks(1, 1, Duration.ZERO).next(Instant.now()));
        fromTheFuture[4] ^= 1;
        kafka.addRules(new CountingRules(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(30)));
        for (int attempt = 1; attempt <= 2; attempt++) {
            try (StreamingJob job = StreamingJob.start(kafka, directory, Map.of("CHECKPOINT_INTERVAL", "PT1S"))) {
                if (attempt == 1) {
                    job.awaitRunning();
                    write(kafka, 1, fromTheFuture);
                }
                assertThat(job.process().exitStatus(60))
                        .as("attempt %d", attempt)
                        .isEqualTo(1);
            }
        }
        assertThat(Files.readString(directory.resolve("job.log")).split("start a newer streaming job", -1))
                .as("a line for each attempt that says what to do")
                .hasSizeGreaterThan(2);
    }

    private static StartPoint start(KafkaClickLog log, Instant from) {
        StartPoint start = log.startPoint(from, from);
        assertThat(start.offsets().keySet()).isEqualTo(Set.of(0, 1, 2, 3));
        return start;
    }

    private static long sum(StartPoint start) {
        return start.offsets().values().stream().mapToLong(Long::longValue).sum();
    }

    private static long logEnd(KafkaClickLog log) {
        try (LogEnds.Watch watch = log.ends().watch()) {
            Awaitility.await("the log's end").until(() -> watch.latest() != null);
            return Objects.requireNonNull(watch.latest()).offsets().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Writes clicks, or the given value where it is not empty. */
    private void write(Kafka kafka, int count, byte[] value) {
        SimulatedClicks clicks = new SimulatedClicks(3, 20, Duration.ZERO);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int n = 0; n < count; n++) {
                var event = clicks.next(Instant.now());
                producer.send(new ProducerRecord<>(
                        Topic.CLICKS.topicName(),
                        ClickKeys.click(event.clickId()),
                        value.length == 0 ? codec.encode(event) : value));
            }
        }
    }
}
