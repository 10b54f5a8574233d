package dev.clickledger.streaming.progress;

import static dev.clickledger.streaming.Clicks.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class ReadProgressTest {

    private OneInputStreamOperatorTestHarness<Position, Long> harness;
    private long checkpoint;

    @BeforeEach
    void open() throws Exception {
        FixedLogEnds.clear();
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void idleLogIsReadUpToTheInstantAtWhichItsEndWasAsked() throws Exception {
        FixedLogEnds.set(NOON, Map.of(0, 0L, 1, 0L));
        complete();
        FixedLogEnds.set(NOON + 5_000, Map.of(0, 0L, 1, 0L));
        complete();
        assertThat(harness.extractOutputValues()).containsExactly(NOON, NOON + 5_000);
    }

    @Test
    void partitionThatIsBehindHoldsBackTheWholeLogAtItsLastRecord() throws Exception {
        FixedLogEnds.set(NOON, Map.of(0, 10L, 1, 10L));
        read(new Position(0, 10, NOON - 1));
        read(new Position(1, 9, NOON - 40_000));
        complete();
        read(new Position(1, 10, NOON - 2));
        complete();
        assertThat(harness.extractOutputValues()).containsExactly(NOON - 40_000, NOON);
    }

    @Test
    void nothingIsToldWhileAPartitionWithRecordsHasNotBeenRead() throws Exception {
        FixedLogEnds.set(NOON, Map.of(0, 10L, 1, 10L));
        read(new Position(0, 10, NOON));
        complete();
        assertThat(harness.extractOutputValues()).isEmpty();
    }

    @Test
    void partitionThatIsNewHoldsBackTheWholeLogUntilItIsRead() throws Exception {
        FixedLogEnds.set(NOON, Map.of(0, 0L, 1, 0L));
        complete();
        FixedLogEnds.set(NOON + 5_000, Map.of(0, 0L, 1, 0L, 2, 5L));
        complete();
        assertThat(harness.extractOutputValues()).containsExactly(NOON);

        read(new Position(2, 4, NOON + 2_000));
        complete();
        read(new Position(2, 5, NOON + 4_000));
        complete();
        assertThat(harness.extractOutputValues()).containsExactly(NOON, NOON + 2_000, NOON + 5_000);
    }

    @Test
    void partitionThatIsNewAndEmptyHoldsBackNothing() throws Exception {
        FixedLogEnds.set(NOON, Map.of(0, 0L, 1, 0L, 2, 0L));
        complete();
        assertThat(harness.extractOutputValues()).containsExactly(NOON);
    }

    @Test
    void nothingIsToldBeforeTheCheckpointIsComplete() throws Exception {
        FixedLogEnds.set(NOON, Map.of(0, 0L, 1, 0L));
        harness.prepareSnapshotPreBarrier(1);
        assertThat(harness.extractOutputValues()).isEmpty();
        harness.notifyOfCompletedCheckpoint(1);
        assertThat(harness.extractOutputValues()).containsExactly(NOON);
    }

    @Test
    void laterPositionsDoNotCountForAnEarlierCheckpoint() throws Exception {
        FixedLogEnds.set(NOON, Map.of(0, 10L, 1, 0L));
        read(new Position(0, 5, NOON - 9_000));
        harness.prepareSnapshotPreBarrier(1);
        read(new Position(0, 10, NOON - 1));
        harness.notifyOfCompletedCheckpoint(1);
        assertThat(harness.extractOutputValues()).containsExactly(NOON - 9_000);
    }

    @Test
    void positionsAreRestoredAndTheStartPointIsNotAskedAgain() throws Exception {
        FixedLogEnds.set(NOON, Map.of(0, 10L, 1, 10L));
        read(new Position(0, 10, NOON));
        read(new Position(1, 10, NOON));
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(state);
        harness.open();
        complete();
        assertThat(harness.extractOutputValues()).containsExactly(NOON);
    }

    private void read(Position position) throws Exception {
        harness.processElement(new StreamRecord<>(position));
    }

    private void complete() throws Exception {
        checkpoint++;
        harness.prepareSnapshotPreBarrier(checkpoint);
        harness.snapshot(checkpoint, checkpoint);
        harness.notifyOfCompletedCheckpoint(checkpoint);
    }

    private static OneInputStreamOperatorTestHarness<Position, Long> harness() throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new ReadProgress(new FixedLogEnds(), new StartPoint(Map.of(0, 0L, 1, 0L), Long.MIN_VALUE)),
                new Position.Serializer());
    }
}
