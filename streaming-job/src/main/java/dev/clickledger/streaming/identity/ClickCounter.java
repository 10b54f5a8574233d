package dev.clickledger.streaming.identity;

import dev.clickledger.streaming.ingest.ClickBytes;
import dev.clickledger.streaming.progress.StartPoint;
import dev.clickledger.streaming.rows.RowSums;
import dev.clickledger.streaming.wire.Batch;
import dev.clickledger.streaming.wire.FlushTimer;
import dev.clickledger.streaming.wire.Shards;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tells clicks from repeats and redeliveries, and adds up what an interval brings to each row.
 *
 * <p>The sums are not in state: they are sent on before every checkpoint's barrier. The second input tells up to which
 * append time the log has been counted, and so what may be forgotten.
 */
public final class ClickCounter extends AbstractStreamOperator<Batch>
        implements TwoInputStreamOperator<Batch, Long, Batch>, BoundedMultiInput {

    private static final long serialVersionUID = 1;

    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
    /** How many buckets a shard has. Constant forever: checkpoints hold clicks by bucket. */
    private static final int BUCKETS = 16;

    private final long horizonMillis;
    private final long marginMillis;
    private final long flushMillis;
    private final long startCountFromMillis;

    private transient MapState<Integer, Block> blocks;
    private transient ListState<Long> storedCountFrom;
    private transient @Nullable Bucket[] buckets;
    private transient RowSums sums;
    private transient long countFromMillis;
    private transient long oldestNeeded;
    /** How many are remembered, read by other threads. */
    private transient volatile long identities;

    private transient Counter clicks;
    private transient Counter repeats;
    private transient Counter redeliveries;

    /**
     * Counts.
     *
     * @param horizon how long repeats are recognised
     * @param margin by how much the clocks of the broker and this job may differ
     */
    @SuppressWarnings("NullAway.Init") // Flink calls initializeState() and open() before any record
    public ClickCounter(Duration horizon, Duration margin, Duration flush, StartPoint start) {
        horizonMillis = horizon.toMillis();
        marginMillis = margin.toMillis();
        flushMillis = flush.toMillis();
        startCountFromMillis = start.countFromMillis();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        storedCountFrom = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>("count-from", LongSerializer.INSTANCE));
        countFromMillis = startCountFromMillis;
        if (context.isRestored()) {
            for (Long stored : storedCountFrom.get()) {
                countFromMillis = stored;
            }
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        blocks = getPartitionedState(new MapStateDescriptor<>("blocks", Types.INT, Block.TYPE));
        buckets = new Bucket[Shards.COUNT * BUCKETS];
        StreamRecord<Batch> out = new StreamRecord<>(null);
        sums = new RowSums(batch -> output.collect(out.replace(batch)));
        oldestNeeded = Long.MIN_VALUE;
        clicks = metrics.counter("clicks");
        repeats = metrics.counter("repeats");
        redeliveries = metrics.counter("redeliveries");
        metrics.gauge("identities", () -> identities);
        FlushTimer.start(getProcessingTimeService(), flushMillis, 0, sums::flush);
    }

    @Override
    public void processElement1(StreamRecord<Batch> element) throws Exception {
        byte[] bytes = element.getValue().bytes();
        int end = element.getValue().length();
        for (int at = 0; at < end; at += ClickBytes.length(bytes, at)) {
            count(bytes, at);
        }
    }

    private void count(byte[] bytes, int at) throws Exception {
        long first = ClickBytes.first(bytes, at);
        Finding finding = bucket(first)
                .note(
                        first,
                        ClickBytes.second(bytes, at),
                        ClickBytes.event(bytes, at),
                        ClickBytes.appendedAt(bytes, at),
                        horizonMillis);
        switch (finding) {
            case CLICK -> clicks.inc();
            case REPEAT -> repeats.inc();
            case REDELIVERY -> redeliveries.inc();
        }
        int minute = ClickBytes.minute(bytes, at);
        if (finding != Finding.REDELIVERY && minute * MINUTE_MILLIS >= countFromMillis) {
            sums.add(
                    minute,
                    ClickBytes.rowHash(bytes, at),
                    bytes,
                    ClickBytes.dimensionsAt(at),
                    ClickBytes.dimensionsLength(bytes, at),
                    finding == Finding.CLICK);
        }
    }

    private Bucket bucket(long hash) throws Exception {
        return bucket(Shards.of(hash), (int) (hash >>> 53) & (BUCKETS - 1));
    }

    private Bucket bucket(int shard, int index) throws Exception {
        int n = shard * BUCKETS + index;
        Bucket bucket = buckets[n];
        if (bucket == null) {
            bucket = Bucket.from(new KeyedBlocks(Shards.key(shard, index)));
            buckets[n] = bucket;
        }
        return bucket;
    }

    /** Forgets what no record to come can need, also in buckets in which nothing happens any more. */
    @Override
    public void processElement2(StreamRecord<Long> element) throws Exception {
        oldestNeeded = Math.max(oldestNeeded, element.getValue() - marginMillis - horizonMillis);
        long remembered = 0;
        KeyGroupRange shards = ownShards();
        for (int shard = shards.getStartKeyGroup(); shard <= shards.getEndKeyGroup(); shard++) {
            for (int index = 0; index < BUCKETS; index++) {
                Bucket bucket = bucket(shard, index);
                bucket.forget(oldestNeeded);
                remembered += bucket.size();
            }
        }
        identities = remembered;
    }

    private KeyGroupRange ownShards() {
        return KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                Shards.COUNT,
                getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks(),
                getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        sums.flush();
    }

    @Override
    public void endInput(int input) {
        sums.flush();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        storedCountFrom.update(List.of(countFromMillis));
        for (Bucket bucket : buckets) {
            if (bucket != null) {
                bucket.save();
            }
        }
    }

    /** Time is what the second input tells. */
    @Override
    public void processWatermark1(Watermark mark) {}

    @Override
    public void processWatermark2(Watermark mark) {}

    /** The blocks of one bucket in Flink's state. Every access names its key first: a batch holds clicks of many. */
    private final class KeyedBlocks implements BlockStore {

        private final long key;

        private KeyedBlocks(long key) {
            this.key = key;
        }

        @Override
        public Iterable<Map.Entry<Integer, Block>> all() throws Exception {
            setCurrentKey(key);
            return blocks.entries();
        }

        @Override
        public @Nullable Block get(int number) throws Exception {
            setCurrentKey(key);
            return blocks.get(number);
        }

        @Override
        public void put(int number, Block block) throws Exception {
            setCurrentKey(key);
            blocks.put(number, block);
        }

        @Override
        public void remove(int number) throws Exception {
            setCurrentKey(key);
            blocks.remove(number);
        }
    }
}
