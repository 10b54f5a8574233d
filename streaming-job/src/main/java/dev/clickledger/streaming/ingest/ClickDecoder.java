package dev.clickledger.streaming.ingest;

import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.contract.CountingRulesJson;
import dev.clickledger.contract.DecodeResult;
import dev.clickledger.streaming.progress.Position;
import dev.clickledger.streaming.wire.Batch;
import dev.clickledger.streaming.wire.FlushTimer;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Turns raw records into batches of clicks, sets malformed and late ones aside, and tells with every checkpoint how far it
 * has read each partition. It goes on from no checkpoint that was counted by other rules, before any click passes.
 */
public final class ClickDecoder extends AbstractStreamOperator<Batch>
        implements OneInputStreamOperator<RawClick, Batch>, BoundedOneInput {

    /** What is no click event. */
    public static final OutputTag<MalformedClick> MALFORMED = new OutputTag<>("malformed", MalformedClick.TYPE);

    /** What reached the log too late. */
    public static final OutputTag<LateClick> LATE = new OutputTag<>("late", LateClick.TYPE);

    /** How far each partition has been read. */
    public static final OutputTag<Position> POSITIONS = new OutputTag<>("positions", Position.TYPE);

    private static final long serialVersionUID = 1;
    private static final long NOT_READ = -1;
    /** How long a click waits for others of its shard at most. */
    private static final long BATCH_MILLIS = 20;

    private final CountingRules rules;
    private final long latenessBoundMillis;
    private final byte[] newHashKey;

    private transient ClickEventCodec codec;
    private transient ClickFields fields;
    private transient ListState<byte[]> storedHashKey;
    private transient byte[] hashKey;
    private transient ListState<byte[]> storedRules;
    private transient ClickBatches batches;
    private transient Counter malformed;
    private transient Counter late;
    /** By partition. */
    private transient long[] nextOffsets;

    private transient long[] appendedAt;

    /**
     * Decodes.
     *
     * @param rules what is late; noted in every checkpoint
     * @param newHashKey key of {@link dev.clickledger.streaming.wire.KeyedHash}, where no checkpoint has one: the same for every task
     */
    @SuppressWarnings("NullAway.Init") // Flink calls initializeState() and open() before any record
    public ClickDecoder(CountingRules rules, byte[] newHashKey) {
        this.rules = rules;
        latenessBoundMillis = rules.latenessBound().toMillis();
        this.newHashKey = newHashKey.clone();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        storedHashKey = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("hash-key", BytePrimitiveArraySerializer.INSTANCE));
        storedRules = context.getOperatorStateStore().getUnionListState(RecordedRules.STATE);
        hashKey = newHashKey;
        if (context.isRestored()) {
            RecordedRules.demand(rules, storedRules);
            for (byte[] stored : storedHashKey.get()) {
                hashKey = stored;
            }
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        codec = new ClickEventCodec();
        fields = new ClickFields();
        StreamRecord<Batch> out = new StreamRecord<>(null);
        batches = new ClickBatches(hashKey, batch -> output.collect(out.replace(batch)));
        malformed = metrics.counter("malformedClicks");
        late = metrics.counter("lateClicks");
        nextOffsets = new long[0];
        appendedAt = new long[0];
        FlushTimer.start(getProcessingTimeService(), BATCH_MILLIS, 0, batches::flush);
    }

    @Override
    public void processElement(StreamRecord<RawClick> element) {
        RawClick raw = element.getValue();
        if (fields.read(raw.value()) || decoded(raw)) {
            accept(raw);
        }
        moveOn(raw);
    }

    private boolean decoded(RawClick raw) {
        DecodeResult result = codec.decode(raw.value());
        if (result instanceof DecodeResult.Decoded click) {
            fields.read(click.event());
            return true;
        }
        if (result instanceof DecodeResult.UnknownSchema unknown) {
            throw new UnknownSchemaException(raw, unknown.fingerprint());
        }
        malformed.inc();
        output.collect(
                MALFORMED, new StreamRecord<>(new MalformedClick(raw, ((DecodeResult.Malformed) result).reason())));
        return false;
    }

    private void accept(RawClick raw) {
        long eventTime = ClickTime.eventTime(fields.receivedAt(), raw.appendedAt());
        if (ClickTime.late(eventTime, raw.appendedAt(), latenessBoundMillis)) {
            late.inc();
            output.collect(LATE, new StreamRecord<>(new LateClick(raw, raw.appendedAt() - eventTime)));
            return;
        }
        batches.add(fields, eventTime, raw.appendedAt());
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
        batches.flush();
        for (int partition = 0; partition < nextOffsets.length; partition++) {
            if (nextOffsets[partition] != NOT_READ) {
                output.collect(
                        POSITIONS,
                        new StreamRecord<>(new Position(partition, nextOffsets[partition], appendedAt[partition])));
            }
        }
        Arrays.fill(nextOffsets, NOT_READ);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        storedHashKey.update(List.of(hashKey));
        storedRules.update(List.of(CountingRulesJson.toJson(rules)));
    }

    @Override
    public void endInput() {
        batches.flush();
    }
}
