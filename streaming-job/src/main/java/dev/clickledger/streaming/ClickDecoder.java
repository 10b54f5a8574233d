package dev.clickledger.streaming;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.DecodeResult;
import java.time.Duration;
import java.util.Arrays;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Turns raw records into clicks, sets malformed and late ones aside, and tells with every checkpoint how far it has read
 * each partition.
 */
final class ClickDecoder extends AbstractStreamOperator<Click> implements OneInputStreamOperator<RawClick, Click> {

    static final OutputTag<MalformedClick> MALFORMED = new OutputTag<>("malformed", MalformedClick.TYPE);
    static final OutputTag<LateClick> LATE = new OutputTag<>("late", LateClick.TYPE);
    static final OutputTag<Position> POSITIONS = new OutputTag<>("positions", Position.TYPE);

    private static final long serialVersionUID = 1;
    private static final long NOT_READ = -1;

    private final long latenessBoundMillis;

    private transient ClickEventCodec codec;
    private transient StreamRecord<Click> out;
    private transient Counter malformed;
    private transient Counter late;
    /** By partition. */
    private transient long[] nextOffsets;

    private transient long[] appendedAt;

    @SuppressWarnings("NullAway.Init") // Flink calls open() before any record
    ClickDecoder(Duration latenessBound) {
        latenessBoundMillis = latenessBound.toMillis();
    }

    @Override
    public void open() throws Exception {
        super.open();
        codec = new ClickEventCodec();
        out = new StreamRecord<>(null);
        malformed = metrics.counter("malformedClicks");
        late = metrics.counter("lateClicks");
        nextOffsets = new long[0];
        appendedAt = new long[0];
    }

    @Override
    public void processElement(StreamRecord<RawClick> element) {
        RawClick raw = element.getValue();
        DecodeResult result = codec.decode(raw.value());
        if (result instanceof DecodeResult.Decoded decoded) {
            accept(raw, decoded.event());
        } else if (result instanceof DecodeResult.Malformed wrong) {
            malformed.inc();
            output.collect(MALFORMED, new StreamRecord<>(new MalformedClick(raw, wrong.reason())));
        } else if (result instanceof DecodeResult.UnknownSchema unknown) {
            throw new UnknownSchemaException(raw, unknown.fingerprint());
        }
        moveOn(raw);
    }

    private void accept(RawClick raw, ClickEvent event) {
        long eventTime = ClickTime.eventTime(event.receivedAt().toEpochMilli(), raw.appendedAt());
        if (ClickTime.late(eventTime, raw.appendedAt(), latenessBoundMillis)) {
            late.inc();
            output.collect(LATE, new StreamRecord<>(new LateClick(raw, raw.appendedAt() - eventTime)));
            return;
        }
        output.collect(out.replace(new Click(
                Dimensions.of(event),
                ClickTime.minuteOf(eventTime),
                raw.appendedAt(),
                event.clickId(),
                event.eventId())));
    }

    private void moveOn(RawClick raw) {
        int partition = raw.partition();
        if (partition >= nextOffsets.length) {
            int known = nextOffsets.length;
            nextOffsets = Arrays.copyOf(nextOffsets, partition + 1);
            Arrays.fill(nextOffsets, known, partition + 1, NOT_READ);
            appendedAt = Arrays.copyOf(appendedAt, partition + 1);
        }
        nextOffsets[partition] = raw.offset() + 1;
        appendedAt[partition] = raw.appendedAt();
    }

    /** Everything up to these positions has left this task ahead of the checkpoint's barrier. */
    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        for (int partition = 0; partition < nextOffsets.length; partition++) {
            if (nextOffsets[partition] != NOT_READ) {
                output.collect(
                        POSITIONS,
                        new StreamRecord<>(new Position(partition, nextOffsets[partition], appendedAt[partition])));
            }
        }
        Arrays.fill(nextOffsets, NOT_READ);
    }
}
