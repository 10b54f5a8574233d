package dev.clickledger.app.edge.clicklog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.edge.clicklog.AppendOutcome.Unacknowledged;
import dev.clickledger.contract.ClickEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every click log promises. */
public interface ClickLogContract {

    /** A log that works. */
    ClickLog working() throws Exception;

    /** A log that cannot make anything durable. */
    ClickLog broken() throws Exception;

    /** What is durable in the working log by now, with as many copies as there are. */
    Collection<ClickEvent> durable() throws Exception;

    @Test
    default void whatIsNotRefusedIsDurable() throws Exception {
        ClickLog log = working();
        List<ClickEvent> clicks = Clicks.many(500);

        assertThat(append(log, clicks)).noneMatch(Unacknowledged.class::isInstance);
        assertThat(durable())
                .extracting(ClickEvent::eventId)
                .containsExactlyInAnyOrderElementsOf(
                        clicks.stream().map(ClickEvent::eventId).toList());
    }

    @Test
    default void eventsOfOneClickKeepTheirOrder() throws Exception {
        ClickLog log = working();
        List<ClickEvent> clicks = Clicks.ofOneClick(300);
        append(log, clicks);

        assertThat(durable())
                .extracting(ClickEvent::eventId)
                .containsExactlyElementsOf(
                        clicks.stream().map(ClickEvent::eventId).toList());
    }

    @Test
    default void aClockThatIsWrongCostsNoClick() throws Exception {
        ClickLog log = working();
        Instant now = Instant.now();
        List<ClickEvent> clicks = List.of(
                Clicks.at(now.plus(Duration.ofHours(2))),
                Clicks.at(now.minus(Duration.ofHours(2))),
                Clicks.at(now.plus(Duration.ofDays(400))));

        assertThat(append(log, clicks)).noneMatch(Unacknowledged.class::isInstance);
        assertThat(durable())
                .extracting(ClickEvent::receivedAt)
                .containsExactlyInAnyOrderElementsOf(
                        clicks.stream().map(ClickEvent::receivedAt).toList());
    }

    @Test
    default void workingLogIsAvailableAndABrokenOneIsNot() throws Exception {
        assertThat(working().available()).isTrue();
        ClickLog broken = broken();
        append(broken, Clicks.many(1));
        assertThat(broken.available()).isFalse();
    }

    @Test
    default void brokenLogRefusesWithinTheDeadlineAndNeverThrows() throws Exception {
        ClickLog log = broken();
        long start = System.nanoTime();

        assertThat(append(log, Clicks.many(10))).allMatch(Unacknowledged.class::isInstance);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    default void appendingNeverBlocks() throws Exception {
        ClickLog log = broken();
        List<ClickEvent> clicks = Clicks.many(10);
        long start = System.nanoTime();

        List<CompletableFuture<AppendOutcome>> stages = clicks.stream()
                .map(click -> log.append(click).toCompletableFuture())
                .toList();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
        assertThat(stages).allSatisfy(stage -> assertThat(stage).succeedsWithin(4, TimeUnit.SECONDS));
    }

    private static List<AppendOutcome> append(ClickLog log, List<ClickEvent> clicks) {
        List<CompletableFuture<AppendOutcome>> stages = clicks.stream()
                .map(click -> log.append(click).toCompletableFuture())
                .toList();
        return stages.stream()
                .map(stage -> stage.orTimeout(10, TimeUnit.SECONDS).join())
                .toList();
    }
}
