package dev.clickledger.streaming;

import static dev.clickledger.streaming.Clicks.BOUND;
import static dev.clickledger.streaming.Clicks.NOON;
import static dev.clickledger.streaming.Clicks.click;
import static dev.clickledger.streaming.Clicks.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clickledger.contract.ClickEventCodec;
import java.util.List;
import java.util.Queue;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class ClickDecoderTest {

    private final ClickEventCodec codec = new ClickEventCodec();
    private OneInputStreamOperatorTestHarness<RawClick, Click> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(new ClickDecoder(BOUND), new RawClick.Serializer());
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void clickCountsInTheMinuteInWhichItWasReceived() throws Exception {
        read(codec.encode(event(1, 2, NOON - 1)), 0, NOON + 500);
        assertThat(harness.extractOutputValues())
                .containsExactly(
                        new Click(Clicks.dimensions("DE"), NOON - 60_000, NOON + 500, Clicks.id(1), Clicks.id(2)));
    }

    @Test
    void clickFromAClockThatIsAheadCountsInTheMinuteOfItsAppend() throws Exception {
        read(codec.encode(event(1, 2, NOON + 90_000)), 0, NOON + 500);
        assertThat(harness.extractOutputValues()).containsExactly(click(1, 2, NOON + 500));
    }

    @Test
    void lateClickGoesToTheLateTopicUnchangedAndIsNotCounted() throws Exception {
        byte[] bytes = codec.encode(event(1, 2, NOON));
        read(bytes, 7, NOON + BOUND.toMillis() + 1);
        assertThat(harness.extractOutputValues()).isEmpty();
        LateClick late = setAside(ClickDecoder.LATE).get(0);
        assertThat(late.lateByMillis()).isEqualTo(BOUND.toMillis() + 1);
        assertThat(late.raw().value()).isSameAs(bytes);
        assertThat(late.raw().offset()).isEqualTo(7);
    }

    @Test
    void clickExactlyAtTheBoundIsNotLate() throws Exception {
        read(codec.encode(event(1, 2, NOON)), 0, NOON + BOUND.toMillis());
        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void malformedRecordsGoToTheirTopicUnchangedWithTheReason() throws Exception {
        byte[] bytes = {1, 2, 3};
        read(bytes, 3, NOON);
        read(null, 4, NOON);
        assertThat(harness.extractOutputValues()).isEmpty();
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
