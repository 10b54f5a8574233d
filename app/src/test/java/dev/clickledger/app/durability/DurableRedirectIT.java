package dev.clickledger.app.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clickledger.app.durability.agent.FaultAgent;
import dev.clickledger.app.testing.KafkaProcess;
import dev.clickledger.app.testing.LogReader;
import dev.clickledger.app.testing.TestPostgres;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.StorageKeys;
import dev.clickledger.contract.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every answered 302 is in the log, a refused click is there at most once, and nothing else is, whatever is killed,
 * frozen or full meanwhile.
 */
@SuppressWarnings("NullAway.Init")
class DurableRedirectIT {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final String AD = "shoes";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final SigningKey KEY = new SigningKey("test", new byte[32]);
    private static final int REPLAYS = 1_000;
    /** Clicks a second: a busy machine reaches no more than a part of what the setting allows. */
    private static final long SLOW_DRAIN = 1_000;

    private static final Duration CLOCK_ERROR = Duration.ofHours(2);

    private static TestPostgres postgres;
    private static KafkaProcess kafka;

    @TempDir
    private Path directory;

    private final Ledger ledger = new Ledger();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private LogReader reader;
    private AppProcess app;

    @BeforeAll
    static void startEngines() throws Exception {
        postgres = TestPostgres.start();
        try (Connection connection = postgres.database().getConnection()) {
            register(connection);
        }
        kafka = KafkaProcess.start();
    }

    @AfterAll
    static void stopEngines() {
        kafka.close();
        postgres.close();
    }

    @BeforeEach
    void readToTheEnd() {
        reader = new LogReader(kafka.bootstrapServers());
        reader.read(_ -> {});
    }

    @AfterEach
    void stopApp() {
        reader.close();
        if (app != null) {
            app.close();
        }
    }

    @Test
    void appKilledUnderLoadLosesNoAnsweredClick() throws Exception {
        app = start(directory.resolve("spool"), Map.of());
        int kills = 0;
        Instant end = Instant.now().plus(SOAK ? Duration.ofMinutes(15) : Duration.ofSeconds(9));
        try (ClickLoad load = SOAK ? load(64, Duration.ZERO) : load()) {
            while (Instant.now().isBefore(end)) {
                // in a soak long enough to be warm, so that the clicks are millions
                Thread.sleep(SOAK ? 1_000 + random.nextInt(29_000) : 500 + random.nextInt(1500));
                app.killAndStart();
                kills++;
                app.awaitReady();
            }
        }
        verify("app killed " + kills + " times under load");
        assertThat(kills).isPositive();
    }

    @Test
    void brokerDownUnderLoadWithTheAppKilledMeanwhileLosesNoAnsweredClick() throws Exception {
        app = start(directory.resolve("spool"), Map.of());
        int kills = 0;
        try (ClickLoad load = load()) {
            Thread.sleep(1500);
            report("healthy", load);
            kafka.kill();
            Instant back = Instant.now().plus(SOAK ? Duration.ofMinutes(5) : Duration.ofSeconds(10));
            Thread.sleep(2000);
            report("broker just killed", load);
            while (Instant.now().isBefore(back)) {
                Thread.sleep(1000 + random.nextInt(SOAK ? 20_000 : 2000));
                report("broker down", load);
                app.killAndStart();
                kills++;
                app.awaitReady();
            }
            kafka.startAgain();
            Thread.sleep(3000);
        } finally {
            awaitBroker();
        }
        Ledger.Findings findings = verify("broker down under load, app killed " + kills + " times meanwhile");
        assertThat(findings.recovered()).as("spooled clicks").isPositive();
    }

    @Test
    void frozenBrokerCostsNoClickAndNoVisitorMoreThanItsPatience() throws Exception {
        app = start(directory.resolve("spool"), Map.of());
        try (ClickLoad load = load()) {
            Thread.sleep(1500);
            report("healthy", load);
            kafka.freeze();
            try {
                Thread.sleep(SOAK ? 60_000 : 5000);
                Duration slowest = load.latency(1);
                System.out.printf("measured: broker frozen: slowest answer %d ms%n", slowest.toMillis());
                assertThat(slowest).isLessThan(Duration.ofMillis(2500));
            } finally {
                kafka.thaw();
            }
            Thread.sleep(2000);
        }
        Ledger.Findings findings = verify("broker frozen under load");
        assertThat(findings.refused()).as("refused").isZero();
        assertThat(findings.unanswered()).as("unanswered").isZero();
        assertThat(findings.recovered()).as("spooled clicks").isPositive();
    }

    @Test
    void fullDiskRefusesInsteadOfRedirectingUnloggedAndRecovers() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a small disk");
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk.toString()) == 0, "cannot mount tmpfs");
        try {
            app = start(disk.resolve("spool"), Map.of());
            try (ClickLoad load = load()) {
                Thread.sleep(500);
                kafka.kill();
                await().atMost(Duration.ofSeconds(60)).until(() -> ledger.count(Ledger.Answer.REFUSED) > 50);
                assertThat(app.metric("clickledger_spool_refusing")).isEqualTo(1);
                await().atMost(Duration.ofSeconds(10)).until(() -> !app.ready());
                app.killAndStart();
                Thread.sleep(5000);
                kafka.startAgain();
                awaitBroker();
                await().atMost(Duration.ofSeconds(60)).until(app::ready);
                long before = ledger.count(Ledger.Answer.REDIRECTED);
                await().until(() -> ledger.count(Ledger.Answer.REDIRECTED) > before + 100);
            }
            Ledger.Findings findings = verify("spool's disk full, app killed meanwhile");
            assertThat(findings.refused()).isPositive();
            assertThat(findings.recovered()).isPositive();
        } finally {
            app.close();
            run("umount", "-l", disk.toString());
        }
    }

    @Test
    void endingAppAnswersWhatItTookAndLeavesNothingBehind() throws Exception {
        app = start(directory.resolve("spool"), Map.of());
        int code;
        try (ClickLoad load = load()) {
            Thread.sleep(1500);
            code = app.end();
        }
        Ledger.Findings findings = verify("app ended under load with status " + code);
        assertThat(code).isIn(0, 143);
        assertThat(findings.cutOff()).as("clicks taken and not answered").isZero();
    }

    private static void register(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into tenant (id, name) values ('acme', 'Acme')");
            statement.execute("insert into campaign (id, tenant_id, name) values ('spring', 'acme', 'Spring')");
            statement.execute("insert into ad (id, campaign_id, name, destination)"
                    + " values ('shoes', 'spring', 'Shoes', 'https://shop.example/shoes?click={click_id}')");
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into signing_key (tenant_id, key_id, sealed, sealed_by) values (?, ?, ?, ?)")) {
            insert.setString(1, "acme");
            insert.setString(2, KEY.keyId());
            StorageKeys keys = StorageKeys.of(SECRET, List.of());
            insert.setBytes(3, keys.seal("acme", KEY));
            insert.setString(4, keys.currentId());
            insert.executeUpdate();
        }
    }

    @Test
    void oneTokenReplayedThroughTwoProcessesIsOneClick() throws Exception {
        app = start(directory.resolve("spool"), Map.of("TRUSTED_PROXIES", "1"));
        UUID impression = UUID.randomUUID();
        List<String> answers;
        try (AppProcess other = start(directory.resolve("other-spool"), Map.of("TRUSTED_PROXIES", "1"))) {
            answers = Replay.send(ClickLoad.link(AD, impression, KEY), REPLAYS, app.port(), other.port());
            awaitEmptySpool(app);
            awaitEmptySpool(other);
        }
        List<ClickEvent> records = reader.read();
        Set<UUID> events = records.stream().map(ClickEvent::eventId).collect(Collectors.toSet());
        // what makes a click one, as the contract has it
        Set<List<Object>> clicks = records.stream()
                .map(event -> List.<Object>of(event.tenantId(), event.adId(), event.clickId(), event.verdict()))
                .collect(Collectors.toSet());
        System.out.printf(
                "measured: one token sent %d times at once to two processes: in the log %d click, %d repeats,"
                        + " %d redeliveries%n",
                REPLAYS, clicks.size(), events.size() - clicks.size(), records.size() - events.size());
        assertThat(answers)
                .hasSize(REPLAYS)
                .allMatch(answer ->
                        answer.startsWith("HTTP/1.1 302 ") && answer.contains("\r\nclick-id: " + impression + "\r\n"));
        assertThat(clicks).containsExactly(List.of("acme", AD, impression, Verdict.VALID));
        assertThat(events).hasSize(REPLAYS);
    }

    @Test
    void clockThatIsSetForwardAndBackLosesNoClickAndMovesNoneToTheFuture() throws Exception {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        app = start(
                directory.resolve("spool"),
                Map.of("CLICK_RATE", "1000000"),
                List.of(FaultAgent.option(directory.resolve("agent.jar"), shared, null)));
        try (ClickLoad load = load()) {
            Thread.sleep(1500);
            for (long offset : List.of(CLOCK_ERROR.toSeconds(), -CLOCK_ERROR.toSeconds(), 0L)) {
                FaultAgent.setClock(shared, offset);
                Thread.sleep(SOAK ? 60_000 : 3000);
                report("clock off by " + offset + " s", load);
            }
        }
        WrongClock clock = new WrongClock();
        awaitEmptySpool(app);
        reader.readAppended((click, appendedAt) -> {
            ledger.logged(click);
            clock.logged(click, appendedAt);
        });
        Ledger.Findings findings = verify("clock set " + CLOCK_ERROR.toHours() + " h forward, then as far back");
        System.out.printf("measured: %s%n", clock);
        assertThat(findings.refused()).as("refused").isZero();
        assertThat(findings.unanswered()).as("unanswered").isZero();
        clock.verify(CLOCK_ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "dev.clickledger.app.edge.clicklog.kafka.KafkaClickLog#append, true, false",
        "dev.clickledger.app.edge.redirect.RedirectRoute#conclude, true, true",
        "dev.clickledger.app.edge.redirect.RedirectRoute#conclude, false, true"
    })
    void appKilledJustBeforeItAnswersHasPromisedNothingAndDoublesNothing(
            String point, boolean kafkaRuns, boolean durable) throws Exception {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Path spool = directory.resolve("spool");
        app = start(spool, Map.of(), List.of(FaultAgent.option(directory.resolve("agent.jar"), shared, point)));
        UUID impression = UUID.randomUUID();
        String link = ClickLoad.link(AD, impression, KEY);
        try (PlainConnection visitor = PlainConnection.open(app.port());
                ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            if (!kafkaRuns) {
                kafka.kill();
            }
            Future<String> answer = waiting.submit(() -> visitor.get(link));
            await().atMost(Duration.ofSeconds(20)).until(() -> FaultAgent.holds(shared) || answer.isDone());
            assertThat(answer.isDone() ? answer.get() : "")
                    .as("answered before it was durable")
                    .isEmpty();
            app.kill();
            assertThat(answer).failsWithin(Duration.ofSeconds(20));
        } finally {
            if (!kafkaRuns) {
                kafka.startAgain();
                awaitBroker();
            }
        }
        app = start(spool, Map.of());
        awaitEmptySpool(app);
        List<ClickEvent> left = reader.read();
        try (PlainConnection visitor = PlainConnection.open(app.port())) {
            assertThat(visitor.get(link)).startsWith("HTTP/1.1 302 ").contains("click-id: " + impression);
        }
        awaitEmptySpool(app);

        System.out.printf("measured: killed at %s: %d events of the click in the log%n", point, left.size());
        assertThat(left.stream().map(ClickEvent::eventId).distinct()).hasSize(durable ? 1 : 0);
        assertThat(left).allMatch(click -> click.clickId().equals(impression));
        if (!kafkaRuns) {
            assertThat(left).anyMatch(ClickEvent::recovered);
        }
        assertThat(reader.read()).extracting(ClickEvent::clickId).contains(impression);
    }

    private AppProcess start(Path spool, Map<String, String> more) throws Exception {
        return start(spool, more, List.of());
    }

    private AppProcess start(Path spool, Map<String, String> more, List<String> options) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ROLE",
                "redirect",
                "KAFKA_BOOTSTRAP",
                kafka.bootstrapServers(),
                "JDBC_URL",
                postgres.jdbcUrl(),
                "JDBC_PASSWORD_REDIRECT",
                SECRET,
                "STORAGE_KEY",
                SECRET,
                "SPOOL_DIR",
                spool.toString(),
                "CLICKLEDGER_CLICK_LOG_SPOOL_SEGMENT_BYTES",
                "32768"));
        environment.put("MACHINES_CLIENT_SECRET", SECRET);
        environment.putAll(more);
        Files.createDirectories(Path.of("target", "durability"));
        return AppProcess.start(environment, options, Path.of("target", "durability", "app.log"));
    }

    private ClickLoad load() {
        return SOAK ? load(24, Duration.ofMillis(1)) : load(8, Duration.ofMillis(10));
    }

    private ClickLoad load(int visitors, Duration pause) {
        return ClickLoad.start(ledger, app.port(), AD, KEY, visitors, pause);
    }

    /** Waits until the spool is empty and holds every answer against the log. */
    private Ledger.Findings verify(String what) throws Exception {
        if (!app.ready()) {
            app.startAgain();
            app.awaitReady();
        }
        awaitEmptySpool(app);
        reader.read(ledger::logged);
        Ledger.Findings findings = ledger.findings();
        System.out.printf(
                "measured: %s (seed %d): %d clicks sent, %d answered 302, %d answered 503, %d unanswered (%d of"
                        + " these logged, %d by way of the spool);"
                        + " in the log: %d lost, %d doubled, %d phantom (expected 0, 0, 0); %d by way of the spool,"
                        + " %d redeliveries%n",
                what,
                seed,
                findings.sent(),
                findings.redirected(),
                findings.refused(),
                findings.unanswered(),
                findings.cutOff(),
                findings.cutOffSpooled(),
                findings.lost(),
                findings.doubled(),
                findings.phantom(),
                findings.recovered(),
                findings.redeliveries());
        assertThat(findings.redirected()).as("clicks that were answered at all").isGreaterThan(20);
        assertThat(findings).matches(Ledger.Findings::exact, "nothing lost, doubled or made up");
        return findings;
    }

    /** The longer the more there is: it is emptied at a steady pace, beside new clicks. */
    private static void awaitEmptySpool(AppProcess replica) throws Exception {
        long spooled = (long) replica.metric("clickledger_spool_records");
        await().atMost(Duration.ofSeconds(120 + spooled / SLOW_DRAIN))
                // on a busy machine one answer may take too long; the next one tells
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> replica.metric("clickledger_spool_records") == 0);
    }

    private static void report(String what, ClickLoad load) {
        System.out.printf(
                "measured: %s: slowest of 100 answers %d ms%n",
                what, load.latency(0.99).toMillis());
    }

    private static void awaitBroker() {
        await().atMost(Duration.ofSeconds(180)).ignoreExceptions().until(() -> {
            try (LogReader other = new LogReader(kafka.bootstrapServers())) {
                other.read(_ -> {});
                return true;
            }
        });
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(List.of(command)).start().waitFor();
    }
}
