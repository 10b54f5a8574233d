package dev.clickledger.streaming;

import static dev.clickledger.streaming.Clicks.FLUSH;
import static dev.clickledger.streaming.Clicks.HORIZON;
import static dev.clickledger.streaming.Clicks.MARGIN;
import static dev.clickledger.streaming.Clicks.NOON;
import static dev.clickledger.streaming.Clicks.click;
import static dev.clickledger.streaming.Clicks.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class ClickCounterTest {

    private KeyedTwoInputStreamOperatorTestHarness<AdSlice, Click, Long, RowDelta> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness(Long.MIN_VALUE);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void clickCountsInItsOwnRowAndARepeatInTheRowInWhichItCame() throws Exception {
        read(click(1, 10, NOON + 59_000, "DE"));
        read(click(1, 11, NOON + 61_000, "FR"));
        flush();
        assertThat(deltas())
                .containsExactlyInAnyOrder(
                        new RowDelta(row(NOON, "DE"), 1, 0), new RowDelta(row(NOON + 60_000, "FR"), 0, 1));
    }

    @Test
    void redeliveryCountsNowhere() throws Exception {
        read(click(1, 10, NOON));
        read(click(1, 10, NOON + 100));
        flush();
        assertThat(deltas()).containsExactly(new RowDelta(row(NOON, "DE"), 1, 0));
    }

    @Test
    void oneIntervalsClicksLeaveAsOneDeltaPerRow() throws Exception {
        for (int n = 0; n < 1_000; n++) {
            read(click(n, n, NOON + n));
        }
        assertThat(deltas()).isEmpty();
        flush();
        assertThat(deltas()).containsExactly(new RowDelta(row(NOON, "DE"), 1_000, 0));
    }

    @Test
    void sumsLeaveAheadOfTheCheckpointsBarrier() throws Exception {
        read(click(1, 10, NOON));
        harness.prepareSnapshotPreBarrier(1);
        assertThat(deltas()).containsExactly(new RowDelta(row(NOON, "DE"), 1, 0));
    }

    @Test
    void sumsLeaveWhenTheInputEnds() throws Exception {
        read(click(1, 10, NOON));
        harness.endInput1();
        assertThat(deltas()).containsExactly(new RowDelta(row(NOON, "DE"), 1, 0));
    }

    @Test
    void repeatIsRecognisedAfterARestore() throws Exception {
        read(click(1, 10, NOON));
        read(click(1, 11, NOON + 1));
        restore(checkpoint(), Long.MIN_VALUE);
        read(click(1, 12, NOON + 2));
        read(click(1, 11, NOON + 3));
        flush();
        assertThat(deltas()).containsExactly(new RowDelta(row(NOON, "DE"), 0, 1));
    }

    @Test
    void minutesFromBeforeTheStartAreNotCountedButTheirClicksRemembered() throws Exception {
        restart(NOON + 60_000);
        read(click(1, 10, NOON + 1));
        read(click(1, 11, NOON + 60_001));
        flush();
        assertThat(deltas()).containsExactly(new RowDelta(row(NOON + 60_000, "DE"), 0, 1));
    }

    @Test
    void checkpointRemembersFromWhenOnMinutesAreCounted() throws Exception {
        restart(NOON + 60_000);
        restore(checkpoint(), Long.MIN_VALUE);
        read(click(1, 10, NOON + 1));
        flush();
        assertThat(deltas()).isEmpty();
    }

    @Test
    void idleSliceIsForgottenOnceTheLogIsReadAHorizonAndMarginPastIt() throws Exception {
        read(click(1, 10, NOON));
        progress(NOON + HORIZON.toMillis());
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        progress(NOON + HORIZON.plus(MARGIN).toMillis());
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void sliceThatIsStillClickedIsKept() throws Exception {
        read(click(1, 10, NOON));
        read(click(1, 11, NOON + 60_000));
        progress(NOON + HORIZON.plus(MARGIN).toMillis());
        read(click(1, 12, NOON + HORIZON.toMillis()));
        flush();
        assertThat(deltas()).contains(new RowDelta(row(NOON + HORIZON.toMillis(), "DE"), 0, 1));
    }

    /** The wall clock, however far on, is no reason to forget: the log may lie unread behind an outage. */
    @Test
    void nothingIsForgottenWhileTheLogIsNotReadOn() throws Exception {
        read(click(1, 10, NOON));
        restore(checkpoint(), Long.MIN_VALUE);
        harness.setProcessingTime(NOON + 10 * HORIZON.toMillis());
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
    }

    private void read(Click click) throws Exception {
        harness.processElement1(new StreamRecord<>(click));
    }

    private void progress(long readUpTo) throws Exception {
        harness.processElement2(new StreamRecord<>(readUpTo));
    }

    private void flush() throws Exception {
        harness.setProcessingTime(harness.getProcessingTime() + FLUSH.toMillis());
    }

    private List<RowDelta> deltas() {
        Map<RowKey, RowDelta> rows = new LinkedHashMap<>();
        for (RowDelta delta : harness.extractOutputValues()) {
            rows.merge(
                    delta.row(),
                    delta,
                    (a, b) -> new RowDelta(a.row(), a.clicks() + b.clicks(), a.repeats() + b.repeats()));
        }
        return new ArrayList<>(rows.values());
    }

    private OperatorSubtaskState checkpoint() throws Exception {
        harness.prepareSnapshotPreBarrier(1);
        return harness.snapshot(1, 1);
    }

    private void restart(long countFrom) throws Exception {
        harness.close();
        harness = harness(countFrom);
        harness.open();
    }

    private void restore(OperatorSubtaskState state, long countFrom) throws Exception {
        harness.close();
        harness = harness(countFrom);
        harness.initializeState(state);
        harness.open();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<AdSlice, Click, Long, RowDelta> harness(long countFrom)
            throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new ClickCounter(HORIZON, MARGIN, FLUSH, new StartPoint(Map.of(), countFrom)),
                AdSlice::of,
                null,
                AdSlice.TYPE);
    }
}
