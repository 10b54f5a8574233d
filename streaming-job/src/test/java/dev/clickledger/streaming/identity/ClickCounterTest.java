package dev.clickledger.streaming.identity;

import static dev.clickledger.streaming.Clicks.FLUSH;
import static dev.clickledger.streaming.Clicks.HORIZON;
import static dev.clickledger.streaming.Clicks.MARGIN;
import static dev.clickledger.streaming.Clicks.NOON;
import static dev.clickledger.streaming.Clicks.event;
import static dev.clickledger.streaming.Clicks.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import dev.clickledger.streaming.Backend;
import dev.clickledger.streaming.ingest.BatchedClicks;
import dev.clickledger.streaming.progress.StartPoint;
import dev.clickledger.streaming.rows.Delta;
import dev.clickledger.streaming.wire.Batch;
import dev.clickledger.streaming.wire.Shards;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Backend.class)
@SuppressWarnings("NullAway.Init")
class ClickCounterTest {

    @Parameter
    private Backend backend;

    private KeyedTwoInputStreamOperatorTestHarness<Long, Batch, Long, Batch> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness(Long.MIN_VALUE, 1, 0);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void clickCountsInItsOwnRowAndARepeatInTheRowInWhichItCame() throws Exception {
        read(event(1, 10, NOON + 59_000, "DE"));
        read(event(1, 11, NOON + 61_000, "FR"));
        flush();
        assertThat(deltas())
                .containsExactlyInAnyOrder(new Delta(row(NOON, "DE"), 1, 0), new Delta(row(NOON + 60_000, "FR"), 0, 1));
    }

    @Test
    void redeliveryCountsNowhere() throws Exception {
        read(event(1, 10, NOON));
        read(event(1, 10, NOON));
        flush();
        assertThat(deltas()).containsExactly(new Delta(row(NOON, "DE"), 1, 0));
    }

    @Test
    void sameClickIdOfAnotherAdOrVerdictIsAnotherClick() throws Exception {
        read(event(1, 10, NOON, "DE", "shoes", Verdict.VALID));
        read(event(1, 11, NOON, "DE", "boots", Verdict.VALID));
        read(event(1, 12, NOON, "DE", "shoes", Verdict.BOT));
        flush();
        assertThat(deltas())
                .hasSize(3)
                .allSatisfy(delta -> assertThat(delta.clicks()).isEqualTo(1));
    }

    @Test
    void oneIntervalsClicksLeaveAsOneDeltaPerRow() throws Exception {
        for (int n = 0; n < 1_000; n++) {
            read(event(n, n, NOON + n));
        }
        assertThat(harness.extractOutputValues()).isEmpty();
        flush();
        assertThat(harness.extractOutputValues()).hasSize(1);
        assertThat(deltas()).containsExactly(new Delta(row(NOON, "DE"), 1_000, 0));
    }

    @Test
    void sumsLeaveAheadOfTheCheckpointsBarrier() throws Exception {
        read(event(1, 10, NOON));
        harness.prepareSnapshotPreBarrier(1);
        assertThat(deltas()).containsExactly(new Delta(row(NOON, "DE"), 1, 0));
    }

    @Test
    void sumsLeaveWhenTheInputEnds() throws Exception {
        read(event(1, 10, NOON));
        harness.endInput1();
        assertThat(deltas()).containsExactly(new Delta(row(NOON, "DE"), 1, 0));
    }

    @Test
    void repeatIsRecognisedAfterARestore() throws Exception {
        read(event(1, 10, NOON));
        read(event(1, 11, NOON + 1));
        restore(checkpoint(harness));
        read(event(1, 12, NOON + 2));
        read(event(1, 11, NOON + 3));
        flush();
        assertThat(deltas()).containsExactly(new Delta(row(NOON, "DE"), 0, 1));
    }

    @Test
    void minutesFromBeforeTheStartAreNotCountedButTheirClicksRemembered() throws Exception {
        restart(NOON + 60_000);
        read(event(1, 10, NOON + 1));
        read(event(1, 11, NOON + 60_001));
        flush();
        assertThat(deltas()).containsExactly(new Delta(row(NOON + 60_000, "DE"), 0, 1));
    }

    @Test
    void checkpointRemembersFromWhenOnMinutesAreCounted() throws Exception {
        restart(NOON + 60_000);
        restore(checkpoint(harness));
        read(event(1, 10, NOON + 1));
        flush();
        assertThat(deltas()).isEmpty();
    }

    @Test
    void idleClicksAreForgottenOnceTheLogIsReadAHorizonAndMarginPastThem() throws Exception {
        read(event(1, 10, NOON));
        checkpoint(harness);
        progress(NOON + HORIZON.plus(MARGIN).toMillis());
        assertThat(Backend.keys(harness, "blocks")).isEqualTo(1);
        progress(NOON + HORIZON.plus(MARGIN).toMillis() + 1);
        assertThat(Backend.keys(harness, "blocks")).isZero();
    }

    @Test
    void idleClicksAreForgottenAlsoWhenNoneCameSinceTheRestore() throws Exception {
        read(event(1, 10, NOON));
        restore(checkpoint(harness));
        progress(NOON + HORIZON.plus(MARGIN).toMillis() + 1);
        assertThat(Backend.keys(harness, "blocks")).isZero();
    }

    /** The wall clock, however far on, is no reason to forget: the log may lie unread behind an outage. */
    @Test
    void nothingIsForgottenWhileTheLogIsNotReadOn() throws Exception {
        read(event(1, 10, NOON));
        restore(checkpoint(harness));
        harness.setProcessingTime(NOON + 10 * HORIZON.toMillis());
        assertThat(Backend.keys(harness, "blocks")).isEqualTo(1);
    }

    /** Tasks come and go while clicks are repeated over and over; the sums are those of one task that never stopped. */
    @Test
    void countsStayExactWhileTasksBecomeMoreAndFewer() throws Exception {
        Random random = new Random(5);
        List<ClickEvent> events = new ArrayList<>();
        for (int n = 0; n < 40_000; n++) {
            events.add(
                    random.nextInt(5) == 0 && n > 0
                            ? event(random.nextInt(n), 1_000_000 + random.nextInt(3), NOON + n)
                            : event(n, n, NOON + n));
        }
        read(events);
        flush();
        List<Delta> expected = deltas();
        List<Delta> counted = new ArrayList<>();
        OperatorSubtaskState state = null;
        int former = 1;
        int begin = 0;
        for (int tasks : new int[] {1, 2, 4, 1}) {
            List<ClickEvent> some = events.subList(begin, begin += events.size() / 4);
            List<OperatorSubtaskState> states = new ArrayList<>();
            for (int task = 0; task < tasks; task++) {
                try (var rescaled = harness(Long.MIN_VALUE, tasks, task)) {
                    if (state != null) {
                        rescaled.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                state, Shards.COUNT, former, tasks, task));
                    }
                    rescaled.open();
                    for (Batch batch : batches(some)) {
                        if (taskOf(batch, tasks) == task) {
                            rescaled.processElement1(new StreamRecord<>(batch));
                        }
                    }
                    states.add(checkpoint(rescaled));
                    counted.addAll(Delta.in(rescaled.extractOutputValues()));
                }
            }
            state = AbstractStreamOperatorTestHarness.repackageState(states.toArray(new OperatorSubtaskState[0]));
            former = tasks;
        }
        long clicks = counted.stream().mapToLong(Delta::clicks).sum();
        long repeats = counted.stream().mapToLong(Delta::repeats).sum();
        System.out.printf("%s: 1 -> 2 -> 4 -> 1 tasks: %d clicks, %d repeats%n", backend, clicks, repeats);
        assertThat(clicks).isEqualTo(expected.stream().mapToLong(Delta::clicks).sum());
        assertThat(repeats)
                .isEqualTo(expected.stream().mapToLong(Delta::repeats).sum());
    }

    /** Half of all clicks are one ad's: no task has more work than another. */
    @Test
    void aBusyAdIsSpreadOverAllTasks() {
        BatchedClicks clicks = new BatchedClicks();
        for (int n = 0; n < 100_000; n++) {
            clicks.add(event(n, n, NOON, "DE", n % 2 == 0 ? "hot" : "ad-" + n % 1_000, Verdict.VALID), NOON);
        }
        long[] bytes = new long[4];
        clicks.batches().forEach(batch -> bytes[taskOf(batch, 4)] += batch.length());
        double busiest = Arrays.stream(bytes).max().orElse(0)
                * 4.0
                / Arrays.stream(bytes).sum();
        System.out.printf("measured: one ad of 50 %%, busiest of 4 tasks has %.3f of the mean%n", busiest);
        assertThat(busiest).isLessThan(1.1);
    }

    private static int taskOf(Batch batch, int tasks) {
        return org.apache.flink.runtime.state.KeyGroupRangeAssignment.assignKeyToParallelOperator(
                batch.key(), Shards.COUNT, tasks);
    }

    private static List<Batch> batches(List<ClickEvent> events) {
        BatchedClicks clicks = new BatchedClicks();
        events.forEach(event -> clicks.add(event, event.receivedAt().toEpochMilli()));
        return clicks.batches();
    }

    private void read(ClickEvent event) throws Exception {
        read(List.of(event));
    }

    private void read(List<ClickEvent> events) throws Exception {
        for (Batch batch : batches(events)) {
            harness.processElement1(new StreamRecord<>(batch));
        }
    }

    private void progress(long readUpTo) throws Exception {
        harness.processElement2(new StreamRecord<>(readUpTo));
    }

    private void flush() throws Exception {
        harness.setProcessingTime(harness.getProcessingTime() + FLUSH.toMillis());
    }

    private List<Delta> deltas() {
        return Delta.in(harness.extractOutputValues());
    }

    private static OperatorSubtaskState checkpoint(
            KeyedTwoInputStreamOperatorTestHarness<Long, Batch, Long, Batch> task) throws Exception {
        task.prepareSnapshotPreBarrier(1);
        return task.snapshot(1, 1);
    }

    private void restart(long countFrom) throws Exception {
        harness.close();
        harness = harness(countFrom, 1, 0);
        harness.open();
    }

    private void restore(OperatorSubtaskState state) throws Exception {
        harness.close();
        harness = harness(Long.MIN_VALUE, 1, 0);
        harness.initializeState(state);
        harness.open();
    }

    private KeyedTwoInputStreamOperatorTestHarness<Long, Batch, Long, Batch> harness(
            long countFrom, int tasks, int task) throws Exception {
        KeyedTwoInputStreamOperatorTestHarness<Long, Batch, Long, Batch> made =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new ClickCounter(HORIZON, MARGIN, FLUSH, new StartPoint(Map.of(), countFrom)),
                        Batch::key,
                        null,
                        Types.LONG,
                        Shards.COUNT,
                        tasks,
                        task);
        made.setStateBackend(backend.make());
        made.setup();
        return made;
    }
}
