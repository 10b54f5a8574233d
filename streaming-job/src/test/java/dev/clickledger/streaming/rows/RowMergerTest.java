package dev.clickledger.streaming.rows;

import static dev.clickledger.streaming.Clicks.BOUND;
import static dev.clickledger.streaming.Clicks.FLUSH;
import static dev.clickledger.streaming.Clicks.MARGIN;
import static dev.clickledger.streaming.Clicks.NOON;
import static dev.clickledger.streaming.Clicks.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.MinuteState;
import dev.clickledger.contract.Revision;
import dev.clickledger.contract.Verdict;
import dev.clickledger.streaming.Backend;
import dev.clickledger.streaming.wire.Batch;
import dev.clickledger.streaming.wire.Shards;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
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
class RowMergerTest {

    private static final int ROWS_IN_MEMORY = 100;
    private static final long CLOSED_AT = NOON + 60_000 + BOUND.toMillis();

    @Parameter
    private Backend backend;

    private KeyedTwoInputStreamOperatorTestHarness<Long, Batch, Long, ClickCount> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void revisionGrowsWithWhatWasCounted() throws Exception {
        add(3, 0);
        flush();
        add(0, 2);
        flush();
        assertThat(written())
                .extracting(ClickCount::clicks, ClickCount::repeats, ClickCount::revision)
                .containsExactly(
                        tuple(3L, 0L, Revision.streamed(3, 0, false)), tuple(3L, 2L, Revision.streamed(3, 2, false)));
    }

    @Test
    void rowIsWrittenAtMostOncePerIntervalAndOnlyWhenItChanged() throws Exception {
        add(1, 0);
        add(1, 0);
        add(0, 1);
        flush();
        flush();
        assertThat(written()).hasSize(1);
    }

    @Test
    void revisionDoesNotDependOnHowTheCountsCameTogether() throws Exception {
        add(1, 0);
        flush();
        add(1, 1);
        flush();
        long piecemeal = last().revision();
        close();
        open();
        add(2, 1);
        flush();
        assertThat(last().revision()).isEqualTo(piecemeal);
    }

    @Test
    void minuteIsClosedWhenTheLogIsReadPastItsEndAndTheBound() throws Exception {
        add(2, 1);
        progress(CLOSED_AT - 1);
        flush();
        assertThat(last().state()).isEqualTo(MinuteState.OPEN);
        progress(CLOSED_AT);
        flush();
        assertThat(last().state()).isEqualTo(MinuteState.CLOSED);
        assertThat(last().clicks()).isEqualTo(2);
        assertThat(last().revision()).isEqualTo(Revision.streamed(2, 1, true));
    }

    @Test
    void closedRowThatChangesAfterAllStaysClosedAndGrows() throws Exception {
        add(2, 0);
        progress(CLOSED_AT);
        add(1, 0);
        flush();
        assertThat(last().state()).isEqualTo(MinuteState.CLOSED);
        assertThat(last().revision()).isEqualTo(Revision.streamed(3, 0, true));
    }

    @Test
    void rowIsForgottenAMarginAfterItsMinuteWasClosed() throws Exception {
        add(1, 0);
        progress(CLOSED_AT + MARGIN.toMillis() - 1);
        assertThat(Backend.keys(harness, "totals")).isEqualTo(1);
        progress(CLOSED_AT + MARGIN.toMillis());
        assertThat(Backend.keys(harness, "totals")).isZero();
        assertThat(Backend.keys(harness, "closed")).isZero();
        flush();
        assertThat(last().state()).isEqualTo(MinuteState.CLOSED);
    }

    @Test
    void changedRowsAreWrittenAheadOfTheCheckpointsBarrier() throws Exception {
        add(1, 0);
        harness.prepareSnapshotPreBarrier(1);
        assertThat(written()).hasSize(1);
    }

    @Test
    void changedRowsAreWrittenWhenTheInputEnds() throws Exception {
        add(1, 0);
        harness.endInput1();
        assertThat(written()).hasSize(1);
    }

    @Test
    void countingGoesOnAfterARestoreInTheMiddleOfAMinute() throws Exception {
        add(5, 1);
        harness.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        add(7, 0);
        flush();
        long beforeTheCrash = last().revision();
        restore(state);
        add(3, 0);
        flush();
        assertThat(last().revision()).as("a replay stays below").isLessThan(beforeTheCrash);
        add(4, 0);
        flush();
        assertThat(last().clicks()).isEqualTo(12);
        assertThat(last().revision()).as("and ends where it was").isEqualTo(beforeTheCrash);
    }

    @Test
    void minuteClosesAfterARestoreThoughNothingMoreCame() throws Exception {
        add(1, 0);
        harness.prepareSnapshotPreBarrier(1);
        restore(harness.snapshot(1, 1));
        progress(CLOSED_AT);
        flush();
        assertThat(last().state()).isEqualTo(MinuteState.CLOSED);
    }

    @Test
    void rowsBeyondWhatMemoryIsForAreKeptInState() throws Exception {
        for (int n = 0; n < 50 * ROWS_IN_MEMORY; n++) {
            add(row(n % (10 * ROWS_IN_MEMORY)), 1, 1);
            if (n % 37 == 0) {
                flush();
            }
            if (n % 1_000 == 0) {
                harness.prepareSnapshotPreBarrier(n);
                harness.snapshot(n, n);
            }
        }
        progress(CLOSED_AT);
        assertThat(written())
                .filteredOn(row -> row.state() == MinuteState.CLOSED)
                .hasSize(10 * ROWS_IN_MEMORY)
                .extracting(ClickCount::clicks, ClickCount::repeats)
                .containsOnly(tuple(5L, 5L));
    }

    /** Revisions only grow, or Pinot would take an older count for a newer one. */
    @Test
    void countOfARowThatLeftMemoryGoesOnWhereItWas() throws Exception {
        add(3, 1);
        for (int checkpoint = 1; checkpoint <= 3; checkpoint++) {
            harness.prepareSnapshotPreBarrier(checkpoint);
            harness.snapshot(checkpoint, checkpoint);
        }
        add(1, 0);
        flush();
        assertThat(last().clicks()).isEqualTo(4);
        assertThat(last().repeats()).isEqualTo(1);
    }

    private static ClickEvent row(int number) {
        return event(1, 1, NOON, "DE", "ad-" + number, Verdict.VALID);
    }

    @Test
    void rowTellsWhenItWasWritten() throws Exception {
        harness.setProcessingTime(NOON);
        add(1, 0);
        flush();
        assertThat(last().emittedAt()).isAfter(Instant.ofEpochMilli(NOON));
    }

    private void add(long clicks, long repeats) throws Exception {
        add(event(1, 1, NOON), clicks, repeats);
    }

    private void add(ClickEvent event, long clicks, long repeats) throws Exception {
        for (Batch batch : Delta.of(event, clicks, repeats)) {
            harness.processElement1(new StreamRecord<>(batch));
        }
    }

    private void progress(long readUpTo) throws Exception {
        harness.processElement2(new StreamRecord<>(readUpTo));
    }

    private void flush() throws Exception {
        harness.setProcessingTime(harness.getProcessingTime() + FLUSH.toMillis());
    }

    private List<ClickCount> written() {
        return harness.extractOutputValues();
    }

    private ClickCount last() {
        return written().get(written().size() - 1);
    }

    private void restore(OperatorSubtaskState state) throws Exception {
        harness.close();
        harness = harness();
        harness.initializeState(state);
        harness.open();
    }

    private KeyedTwoInputStreamOperatorTestHarness<Long, Batch, Long, ClickCount> harness() throws Exception {
        KeyedTwoInputStreamOperatorTestHarness<Long, Batch, Long, ClickCount> made =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new RowMerger(BOUND, MARGIN, FLUSH, ROWS_IN_MEMORY),
                        Batch::key,
                        null,
                        Types.LONG,
                        Shards.COUNT,
                        1,
                        0);
        made.setStateBackend(backend.make());
        made.setup();
        return made;
    }
}
