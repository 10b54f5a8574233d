package dev.clickledger.streaming.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.contract.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 6: after any crash counts are neither lost nor doubled for readers who keep the highest revision. */
class KilledJobIT {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final int KILLS = SOAK ? 10 : 3;
    private static final long CLICKS_PER_SECOND = SOAK ? 5_000 : 1_500;
    private static final Duration LATENESS_BOUND = Duration.ofSeconds(10);
    private static final Map<String, String> SETTINGS = Map.of(
            "CHECKPOINT_INTERVAL",
            "PT2S",
            // state on the heap is killed with the whole local stack
            "STATE_BACKEND",
            System.getProperty("stateBackend", "rocksdb"));

    @TempDir
    private Path directory;

    @Test
    void countsAreExactAfterTheJobWasKilledSeveralTimes() throws Exception {
        Instant start = Instant.now();
        try (Kafka kafka = Kafka.start(directory);
                ClickWriter writer = new ClickWriter(
                        kafka.bootstrapServers(), new SimulatedClicks(7, 40, LATENESS_BOUND.plusSeconds(5)))) {
            kafka.addRules(new CountingRules(LATENESS_BOUND, Duration.ofSeconds(10), Duration.ofMinutes(30)));
            CompletableFuture<Void> writing = writeWhileKilling(kafka, writer);
            try (StreamingJob last = StreamingJob.start(kafka, directory, SETTINGS)) {
                last.awaitRunning();
                writing.join();
                assertCountsMatch(kafka);
                int status = last.process().terminate(10);
                System.out.printf(
                        "measured: %s of %d clicks at %d/s with %d kills, exit status %d on SIGTERM, %d s in all%n",
                        "streaming job exact",
                        writer.written(),
                        CLICKS_PER_SECOND,
                        KILLS,
                        status,
                        Duration.between(start, Instant.now()).toSeconds());
            }
        }
    }

    private CompletableFuture<Void> writeWhileKilling(Kafka kafka, ClickWriter writer) throws Exception {
        CompletableFuture<Void> writing = null;
        Duration untilKill = SOAK ? Duration.ofSeconds(20) : Duration.ofSeconds(6);
        for (int kill = 1; kill <= KILLS; kill++) {
            try (StreamingJob victim = StreamingJob.start(kafka, directory, SETTINGS)) {
                victim.awaitRunning();
                if (writing == null) {
                    Duration duration = untilKill.multipliedBy(KILLS).plusSeconds(KILLS * 4L);
                    writing = CompletableFuture.runAsync(() -> writeFor(writer, duration));
                }
                Thread.sleep(
                        untilKill.toMillis() / 2 + ThreadLocalRandom.current().nextLong(untilKill.toMillis()));
                System.out.printf(
                        "kill %d: streaming job, process %d, at %s, %d clicks written%n",
                        kill, victim.process().pid(), Instant.now(), writer.written());
                victim.process().kill();
            }
        }
        return Objects.requireNonNull(writing);
    }

    private static void writeFor(ClickWriter writer, Duration duration) {
        try {
            writer.write(CLICKS_PER_SECOND, duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while writing clicks", e);
        }
    }

    private static void assertCountsMatch(Kafka kafka) {
        ExpectedCounts expected =
                ExpectedCounts.of(TopicReader.readAll(kafka.bootstrapServers(), Topic.CLICKS), LATENESS_BOUND);
        Awaitility.await("published counts to reach the log's")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    Map<ClickCountKey, ExpectedCounts.Tally> published =
                            published(kafka).rows();
                    assertThat(ExpectedCounts.total(published)).isEqualTo(ExpectedCounts.total(expected.rows()));
                });
        PublishedCounts published = published(kafka);
        System.out.printf(
                "expected %s, %d redelivered, %d late, %d malformed%nactual   %s from %d records%n",
                ExpectedCounts.total(expected.rows()),
                expected.redelivered(),
                expected.late(),
                expected.malformed(),
                ExpectedCounts.total(published.rows()),
                published.records());
        assertThat(published.rows()).isEqualTo(expected.rows());
        assertThat(distinctOrigins(kafka, Topic.LATE_CLICKS)).isEqualTo(expected.late());
        assertThat(distinctOrigins(kafka, Topic.MALFORMED_CLICKS)).isEqualTo(expected.malformed());
    }

    private static PublishedCounts published(Kafka kafka) {
        return PublishedCounts.of(TopicReader.readAll(kafka.bootstrapServers(), Topic.CLICK_COUNTS));
    }

    /** Copies of one record carry the same partition and offset. */
    private static long distinctOrigins(Kafka kafka, Topic topic) {
        return TopicReader.readAll(kafka.bootstrapServers(), topic).stream()
                .map(Origin::of)
                .distinct()
                .count();
    }
}
