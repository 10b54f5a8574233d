package dev.clickledger.app.edge.clicklog.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clickledger.app.edge.clicklog.AppendOutcome;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Acknowledged;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Unacknowledged;
import dev.clickledger.app.edge.clicklog.ClickLog;
import dev.clickledger.app.edge.clicklog.Clicks;
import dev.clickledger.app.edge.clicklog.TestSettings;
import dev.clickledger.app.edge.clicklog.kafka.KafkaCircuit;
import dev.clickledger.contract.ClickEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SpoolDrainTest {

    private static final int IN_THE_MIDDLE_OF_A_WINDOW = 20;

    @TempDir
    private Path directory;

    private final List<ClickEvent> clicks = Clicks.many(60);
    private final KafkaCircuit circuit = new KafkaCircuit(() -> 0, () -> 0);
    private ClickSpool spool;
    private SpoolDrain drain;

    /** Takes all clicks but one, which it answers at first as the test tells it. */
    private static final class Moody implements ClickLog {

        private final List<ClickEvent> taken = new CopyOnWriteArrayList<>();
        private final CompletableFuture<AppendOutcome> first;
        private int asked;

        Moody(CompletableFuture<AppendOutcome> first) {
            this.first = first;
        }

        @Override
        public CompletionStage<AppendOutcome> append(ClickEvent event) {
            asked++;
            if (asked == IN_THE_MIDDLE_OF_A_WINDOW) {
                return first.whenComplete((outcome, _) -> {
                    if (outcome instanceof Acknowledged) {
                        taken.add(event);
                    }
                });
            }
            taken.add(event);
            return CompletableFuture.completedFuture(Acknowledged.INSTANCE);
        }

        @Override
        public boolean available() {
            return true;
        }
    }

    @BeforeEach
    void fill() {
        TestSettings settings = TestSettings.in(directory);
        spool = ClickSpool.open(settings, Clock.systemUTC());
        assertThat(clicks.stream().map(spool::append).map(CompletionStage::toCompletableFuture))
                .allSatisfy(outcome -> assertThat(outcome).succeedsWithin(Duration.ofSeconds(5)));
    }

    @AfterEach
    void close() {
        drain.close();
        spool.close();
    }

    @Test
    void nothingOvertakesAClickThatKafkaRefused() {
        Moody kafka = new Moody(CompletableFuture.completedFuture(new Unacknowledged("no room at the moment")));
        start(kafka);

        await().until(() -> spool.depth().records() == 0);
        assertThat(kafka.taken).isEqualTo(clicks);
    }

    @Test
    void clickThatKafkaTakesLateIsWaitedForAndNotSentAgain() {
        CompletableFuture<AppendOutcome> late = new CompletableFuture<>();
        Moody kafka = new Moody(late);
        start(kafka);

        await().until(circuit::open);
        assertThat(spool.depth().records()).as("kept until Kafka has it").isPositive();
        late.complete(Acknowledged.INSTANCE);

        await().until(() -> spool.depth().records() == 0);
        assertThat(kafka.taken).containsExactlyInAnyOrderElementsOf(clicks);
    }

    private void start(ClickLog kafka) {
        drain = new SpoolDrain(
                spool,
                kafka,
                circuit,
                TestSettings.in(directory).withDeadlines(Duration.ofMillis(300), Duration.ofMillis(600)));
        drain.start();
    }
}
