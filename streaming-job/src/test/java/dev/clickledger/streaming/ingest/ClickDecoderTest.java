package dev.clickledger.streaming.ingest;

import static dev.clickledger.streaming.Clicks.BOUND;
import static dev.clickledger.streaming.Clicks.NOON;
import static dev.clickledger.streaming.Clicks.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.streaming.progress.Position;
import dev.clickledger.streaming.wire.Batch;
import dev.clickledger.streaming.wire.KeyedHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class ClickDecoderTest {

    private static final CountingRules RULES = new CountingRules(BOUND, BOUND, BOUND);

    private final ClickEventCodec codec = new ClickEventCodec();
    private OneInputStreamOperatorTestHarness<RawClick, Batch> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(
                new ClickDecoder(RULES, KeyedHash.randomKey()), new RawClick.Serializer());
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void clickCountsInTheMinuteInWhichItWasReceived() throws Exception {
        read(codec.encode(event(1, 2, NOON - 1)), 0, NOON + 500);
        assertThat(minutes()).containsExactly(NOON - 60_000);
    }

    @Test
    void clickFromAClockThatIsAheadCountsInTheMinuteOfItsAppend() throws Exception {
        read(codec.encode(event(1, 2, NOON + 90_000)), 0, NOON + 500);
        assertThat(minutes()).containsExactly(NOON);
    }

    @Test
    void lateClickGoesToTheLateTopicUnchangedAndIsNotCounted() throws Exception {
        byte[] bytes = codec.encode(event(1, 2, NOON));
        read(bytes, 7, NOON + BOUND.toMillis() + 1);
        assertThat(minutes()).isEmpty();
        LateClick late = setAside(ClickDecoder.LATE).get(0);
        assertThat(late.lateByMillis()).isEqualTo(BOUND.toMillis() + 1);
        assertThat(late.raw().value()).isSameAs(bytes);
        assertThat(late.raw().offset()).isEqualTo(7);
    }

    @Test
    void clickExactlyAtTheBoundIsNotLate() throws Exception {
        read(codec.encode(event(1, 2, NOON)), 0, NOON + BOUND.toMillis());
        assertThat(minutes()).hasSize(1);
    }

    @Test
    void malformedRecordsGoToTheirTopicUnchangedWithTheReason() throws Exception {
        byte[] bytes = {1, 2, 3};
        read(bytes, 3, NOON);
        read(null, 4, NOON);
        assertThat(minutes()).isEmpty();
        List<MalformedClick> malformed = setAside(ClickDecoder.MALFORMED);
        assertThat(malformed.get(0).raw().value()).isSameAs(bytes);
        assertThat(malformed.get(0).reason()).contains("3 bytes");
        assertThat(malformed.get(1).raw().value()).isNull();
    }

    @Test
    void unknownSchemaHaltsTheJobAndNamesTheRecord() {
        byte[] bytes = codec.encode(event(1, 2, NOON));
        bytes[5] ^= 1;
        assertThatThrownBy(() -> read(bytes, 42, NOON))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("partition 3, offset 42")
                .hasMessageContaining("start a newer streaming job");
    }

    @Test
    void everyCheckpointTellsHowFarEachPartitionWasReadSinceTheLast() throws Exception {
        read(codec.encode(event(1, 2, NOON)), 10, NOON + 1);
        read(new byte[0], 11, NOON + 2);
        harness.prepareSnapshotPreBarrier(1);
        harness.prepareSnapshotPreBarrier(2);
        read(codec.encode(event(3, 4, NOON)), 12, NOON + 3);
        harness.prepareSnapshotPreBarrier(3);
        assertThat(setAside(ClickDecoder.POSITIONS))
                .containsExactly(new Position(3, 12, NOON + 2), new Position(3, 13, NOON + 3));
    }

    /** A redirect whose clock is in ruins must not stop the counting. */
    @Test
    void clickFromBeforeAllTimeIsLate() throws Exception {
        for (long receivedAt : new long[] {Long.MIN_VALUE / 2, -1, 0}) {
            read(codec.encode(event(1, 2, receivedAt)), 0, NOON);
        }
        read(codec.encode(event(1, 2, Long.MAX_VALUE / 2)), 0, NOON);
        assertThat(setAside(ClickDecoder.LATE)).hasSize(3);
        assertThat(minutes()).containsExactly(NOON);
    }

    @Test
    void clicksLeaveAheadOfTheCheckpointsBarrier() throws Exception {
        read(codec.encode(event(1, 2, NOON)), 0, NOON);
        assertThat(harness.extractOutputValues()).isEmpty();
        harness.prepareSnapshotPreBarrier(1);
        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void restoredTaskHashesAsTheOneBefore() throws Exception {
        read(codec.encode(event(1, 2, NOON)), 0, NOON);
        harness.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        byte[] before = harness.extractOutputValues().get(0).bytes();
        harness.close();
        harness = new OneInputStreamOperatorTestHarness<>(
                new ClickDecoder(RULES, KeyedHash.randomKey()), new RawClick.Serializer());
        harness.initializeState(state);
        harness.open();
        read(codec.encode(event(1, 2, NOON)), 0, NOON);
        harness.endInput();
        assertThat(harness.extractOutputValues().get(0).bytes()).isEqualTo(before);
    }

    private List<Long> minutes() throws Exception {
        harness.endInput();
        List<Long> minutes = new ArrayList<>();
        for (Batch batch : harness.extractOutputValues()) {
            for (int at = 0; at < batch.length(); at += ClickBytes.length(batch.bytes(), at)) {
                minutes.add(ClickBytes.minute(batch.bytes(), at) * 60_000L);
            }
        }
        return minutes;
    }

    private void read(byte @Nullable [] value, long offset, long appendedAt) throws Exception {
        harness.processElement(new StreamRecord<>(new RawClick(value, 3, offset, appendedAt)));
    }

    private <T> List<T> setAside(OutputTag<T> tag) {
        Queue<StreamRecord<T>> records = harness.getSideOutput(tag);
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }
}
