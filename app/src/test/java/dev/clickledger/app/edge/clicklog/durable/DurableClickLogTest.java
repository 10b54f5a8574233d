package dev.clickledger.app.edge.clicklog.durable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.edge.clicklog.AppendOutcome;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Acknowledged;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Spooled;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Unacknowledged;
import dev.clickledger.app.edge.clicklog.Clicks;
import dev.clickledger.app.edge.clicklog.FakeLog;
import dev.clickledger.app.edge.clicklog.TestSettings;
import dev.clickledger.app.edge.clicklog.kafka.KafkaCircuit;
import dev.clickledger.contract.ClickEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DurableClickLogTest {

    private static final Unacknowledged REFUSED = new Unacknowledged("refused");

    private final LongAdder spooled = new LongAdder();
    private final KafkaCircuit circuit = new KafkaCircuit(spooled::sum, () -> 0);
    private final List<DurableClickLog> logs = new ArrayList<>();

    @AfterEach
    void close() {
        logs.forEach(DurableClickLog::close);
    }

    @Test
    void acknowledgedClickNeverTouchesTheSpool() {
        FakeLog spool = FakeLog.answering(Spooled.INSTANCE);

        assertThat(append(FakeLog.answering(Acknowledged.INSTANCE), spool)).isInstanceOf(Acknowledged.class);
        assertThat(spool.asked()).isEmpty();
    }

    @Test
    void clickThatKafkaRefusesIsSpooledUnderItsOwnEventIdAndMarkedRecovered() {
        FakeLog kafka = FakeLog.answering(REFUSED);
        FakeLog spool = FakeLog.answering(Spooled.INSTANCE);
        ClickEvent click = Clicks.one();

        assertThat(outcome(log(kafka, spool).append(click).toCompletableFuture()))
                .isInstanceOf(Spooled.class);
        assertThat(spool.asked()).containsExactly(click.asRecovered());
        assertThat(circuit.open()).isTrue();
    }

    @Test
    void clickThatKafkaKeepsWaitingIsSpooledWhenItsPatienceEnds() {
        long start = System.nanoTime();

        assertThat(append(FakeLog.silent(), FakeLog.answering(Spooled.INSTANCE)))
                .isInstanceOf(Spooled.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(300), Duration.ofMillis(1500));
    }

    @Test
    void clicksGoToTheSpoolAtOnceWhileKafkaIsKnownToBeUnavailable() {
        FakeLog kafka = FakeLog.answering(REFUSED);
        DurableClickLog log = log(kafka, FakeLog.answering(Spooled.INSTANCE));
        outcome(log.append(Clicks.one()).toCompletableFuture());

        assertThat(log.append(Clicks.one()).toCompletableFuture()).isCompletedWithValue(Spooled.INSTANCE);
        assertThat(kafka.asked()).hasSize(1);
    }

    @Test
    void clicksThatWaitBehindAnImpatientOneAreSpooledWithIt() {
        DurableClickLog log = log(FakeLog.silent(), FakeLog.answering(Spooled.INSTANCE));
        List<CompletableFuture<AppendOutcome>> clicks = new ArrayList<>();
        for (ClickEvent click : Clicks.many(20)) {
            clicks.add(log.append(click).toCompletableFuture());
        }

        assertThat(clicks).allSatisfy(click -> assertThat(outcome(click)).isInstanceOf(Spooled.class));
    }

    @Test
    void clickThatTheSpoolRefusesIsStillOfferedToKafka() {
        FakeLog kafka = FakeLog.answering(REFUSED);
        FakeLog spool = FakeLog.answering(Spooled.INSTANCE);
        DurableClickLog log = log(kafka, spool);
        outcome(log.append(Clicks.one()).toCompletableFuture());
        kafka.answer(Acknowledged.INSTANCE);
        spool.answer(REFUSED);

        assertThat(outcome(log.append(Clicks.one()).toCompletableFuture())).isInstanceOf(Acknowledged.class);
        assertThat(circuit.open()).as("taken for unavailable").isFalse();
    }

    @Test
    void clickThatBothRefuseIsRefusedWithTheReason() {
        assertThat(append(FakeLog.answering(REFUSED), FakeLog.answering(REFUSED)))
                .isEqualTo(REFUSED);
    }

    @Test
    void clickThatNobodyAnswersIsRefusedAtTheDeadline() {
        long start = System.nanoTime();

        assertThat(append(FakeLog.silent(), FakeLog.silent()))
                .isEqualTo(new Unacknowledged("neither Kafka nor the spool answered in time"));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(600), Duration.ofMillis(2000));
    }

    @Test
    void lateAcknowledgementAnswersAClickWhoseSpoolFails() {
        CompletableFuture<AppendOutcome> late = new CompletableFuture<>();
        FakeLog kafka = FakeLog.silent();
        kafka.answer(late);
        DurableClickLog log = log(kafka, FakeLog.answering(REFUSED));

        CompletableFuture<AppendOutcome> click = log.append(Clicks.one()).toCompletableFuture();
        late.completeOnTimeout(Acknowledged.INSTANCE, 450, TimeUnit.MILLISECONDS);

        assertThat(outcome(click)).isInstanceOf(Acknowledged.class);
        assertThat(circuit.open()).as("late is not in time").isTrue();
    }

    @Test
    void readyIsWhoeverHasOneOfTheTwo() {
        FakeLog available = FakeLog.answering(Acknowledged.INSTANCE);
        FakeLog unavailable = FakeLog.answering(REFUSED);

        assertThat(log(available, unavailable).available()).isTrue();
        assertThat(log(unavailable, available).available()).isTrue();
        assertThat(log(unavailable, unavailable).available()).isFalse();
    }

    private AppendOutcome append(FakeLog kafka, FakeLog spool) {
        return outcome(log(kafka, spool).append(Clicks.one()).toCompletableFuture());
    }

    private static AppendOutcome outcome(CompletableFuture<AppendOutcome> stage) {
        return stage.orTimeout(5, TimeUnit.SECONDS).join();
    }

    private DurableClickLog log(FakeLog kafka, FakeLog spool) {
        TestSettings settings =
                TestSettings.in(Path.of("unused")).withDeadlines(Duration.ofMillis(300), Duration.ofMillis(600));
        DurableClickLog log = new DurableClickLog(kafka, spool, circuit, spooled, settings);
        logs.add(log);
        return log;
    }
}
