package dev.clickledger.app.edge.clicklog.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clickledger.app.edge.clicklog.AppendOutcome;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Acknowledged;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Spooled;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Unacknowledged;
import dev.clickledger.app.edge.clicklog.ClickLog;
import dev.clickledger.app.edge.clicklog.ClickLogContract;
import dev.clickledger.app.edge.clicklog.Clicks;
import dev.clickledger.app.edge.clicklog.TestSettings;
import dev.clickledger.app.edge.clicklog.spool.SpoolDirectory;
import dev.clickledger.app.testing.LogReader;
import dev.clickledger.app.testing.TestKafka;
import dev.clickledger.contract.ClickEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka and spool together, with a real broker that is stopped and started. */
@SuppressWarnings("NullAway.Init")
class OpenClickLogTest implements ClickLogContract {

    private static TestKafka kafka;

    @TempDir
    private Path directory;

    private final List<OpenClickLog> logs = new ArrayList<>();
    private LogReader reader;

    @BeforeAll
    static void startKafka() {
        kafka = TestKafka.start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @BeforeEach
    void readToTheEnd() {
        reader = new LogReader(kafka.bootstrapServers());
        reader.read();
    }

    @AfterEach
    void closeAll() {
        logs.forEach(OpenClickLog::close);
        reader.close();
    }

    @Override
    public ClickLog working() {
        OpenClickLog log = open(settings());
        await().until(() -> append(log, 1).getFirst() instanceof Acknowledged);
        awaitEmpty(log);
        reader.read();
        return log;
    }

    @Override
    public ClickLog broken() {
        return open(TestSettings.in(directory.resolve("broken")).withMaxBytes(0));
    }

    @Override
    public Collection<ClickEvent> durable() {
        awaitEmpty(logs.getFirst());
        return reader.read();
    }

    @Test
    void clicksOfAnOutageReachKafkaOnceInOrderAndMarked() {
        OpenClickLog log = (OpenClickLog) working();
        kafka.stop();
        List<ClickEvent> clicks = Clicks.ofOneClick(400);
        List<AppendOutcome> outcomes = new ArrayList<>();
        try {
            // the first finds out that Kafka is gone
            outcomes.addAll(append(log, clicks.subList(0, 1)));
            outcomes.addAll(append(log, clicks.subList(1, 400)));
        } finally {
            kafka.startAgain();
        }
        assertThat(outcomes).allMatch(Spooled.class::isInstance);
        awaitEmpty(log);

        List<ClickEvent> read = reader.read();
        // the click that found out may have been taken by Kafka late, too
        assertThat(read.stream().filter(ClickEvent::recovered).toList())
                .isEqualTo(clicks.stream().map(ClickEvent::asRecovered).toList());
        assertThat(read).hasSizeBetween(400, 401);
        await().until(() -> append(log, 1).getFirst() instanceof Acknowledged);
        assertThat(directory.toFile().list()).containsExactly("lock");
    }

    @Test
    void outageInTheMiddleOfADrainChangesNothingInTheOrder() throws InterruptedException {
        List<ClickEvent> clicks = Clicks.ofOneClick(900);
        OpenClickLog down = open(settings().withKafka("127.0.0.1:1"));
        assertThat(append(down, clicks)).allMatch(Spooled.class::isInstance);
        down.close();
        logs.clear();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        OpenClickLog log = open(settings().withDrainPerSecond(500));
        log.registerMetrics(registry, Clock.systemUTC());
        await().until(() ->
                registry.get("clickledger.spool.recovered").functionCounter().count() > 200);
        kafka.stop();
        try {
            // longer than a visitor waits, after which a window used to be given up
            Thread.sleep(settings().deadline().plusSeconds(1));
        } finally {
            kafka.startAgain();
        }
        awaitEmpty(log);

        assertThat(reader.read().stream().distinct().toList())
                .isEqualTo(clicks.stream().map(ClickEvent::asRecovered).toList());
    }

    @Test
    void spoolOfAnEarlierProcessDrainsWhenTheNextOneStarts() {
        List<ClickEvent> clicks = Clicks.ofOneClick(50);
        OpenClickLog down = open(settings().withKafka("127.0.0.1:1"));
        assertThat(append(down, clicks)).allMatch(Spooled.class::isInstance);
        down.close();
        logs.clear();

        awaitEmpty(open(settings()));

        assertThat(reader.read())
                .isEqualTo(clicks.stream().map(ClickEvent::asRecovered).toList());
    }

    @Test
    void metricsTellWhatWaitsAndThatKafkaIsGone() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        OpenClickLog log = open(settings().withKafka("127.0.0.1:1"));
        Clock later = Clock.fixed(Instant.now().plusSeconds(60), ZoneOffset.UTC);
        log.registerMetrics(registry, later);

        append(log, Clicks.many(3));

        assertThat(gauge(registry, "clickledger.spool.records")).isEqualTo(3);
        assertThat(gauge(registry, "clickledger.spool.bytes")).isGreaterThan(300);
        assertThat(gauge(registry, "clickledger.spool.oldest")).isBetween(50.0, 60.0);
        assertThat(gauge(registry, "clickledger.spool.refusing")).isZero();
        assertThat(gauge(registry, "clickledger.kafka.unavailable")).isEqualTo(1);
    }

    @Test
    void drainingLeavesRoomForNewClicks() {
        OpenClickLog down = open(settings().withKafka("127.0.0.1:1"));
        append(down, Clicks.many(1500));
        down.close();
        logs.clear();
        OpenClickLog log = open(settings().withDrainPerSecond(1000));
        long start = System.nanoTime();

        List<AppendOutcome> outcomes = new ArrayList<>();
        while (log.depth().records() > 0) {
            outcomes.addAll(append(log, Clicks.many(1)));
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1000));
        assertThat(outcomes).filteredOn(Acknowledged.class::isInstance).hasSizeGreaterThan(50);
        assertThat(outcomes).noneMatch(Unacknowledged.class::isInstance);
    }

    @Test
    void fileThatCannotBeReadHoldsUpNoneBehindIt() throws IOException {
        OpenClickLog log = (OpenClickLog) working();
        kafka.stop();
        try {
            await().until(() -> {
                append(log, 1);
                return spoolFiles().size() == 2;
            });
            // the first is on its way already; this one will be missed
            assertThat(spoolFiles().getLast().toFile().delete()).isTrue();
        } finally {
            kafka.startAgain();
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> append(log, 1).getFirst() instanceof Acknowledged);
        awaitEmpty(log);
    }

    private List<Path> spoolFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SpoolDirectory.SEGMENT))
                    .sorted()
                    .toList();
        }
    }

    private static double gauge(SimpleMeterRegistry registry, String name) {
        return registry.get(name).gauge().value();
    }

    private OpenClickLog open(TestSettings settings) {
        OpenClickLog log = OpenClickLog.open(settings, Clock.systemUTC());
        logs.add(log);
        return log;
    }

    private TestSettings settings() {
        return TestSettings.in(directory).withKafka(kafka.bootstrapServers());
    }

    private static void awaitEmpty(OpenClickLog log) {
        await().atMost(Duration.ofSeconds(30)).until(() -> log.depth().records() == 0);
    }

    private static List<AppendOutcome> append(ClickLog log, int count) {
        return append(log, Clicks.many(count));
    }

    private static List<AppendOutcome> append(ClickLog log, List<ClickEvent> clicks) {
        List<CompletionStage<AppendOutcome>> stages =
                clicks.stream().map(log::append).toList();
        return stages.stream()
                .map(stage -> stage.toCompletableFuture()
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join())
                .toList();
    }
}
