package dev.clickledger.streaming.rows;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.streaming.wire.Batch;
import dev.clickledger.streaming.wire.FlushTimer;
import dev.clickledger.streaming.wire.Shards;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows of counts and writes each one that changed, at most once per interval.
 *
 * <p>The key is one minute of one shard. Its rows are in memory while clicks reach them and in Flink's state from the next
 * checkpoint on. A minute that no click has reached between two checkpoints leaves memory, and so does the one that has
 * been left alone the longest when there are more rows than memory is for.
 *
 * <p>The second input tells up to which append time the log has been counted. Past a minute's end and the lateness bound
 * no record can change its rows: they are written once more as closed. A margin later, in which clocks may differ, they
 * are forgotten.
 */
public final class RowMerger extends AbstractStreamOperator<ClickCount>
        implements TwoInputStreamOperator<Batch, Long, ClickCount>,
                Triggerable<Long, VoidNamespace>,
                BoundedMultiInput {

    private static final long serialVersionUID = 1;
    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final long latenessBoundMillis;
    private final long marginMillis;
    private final long flushMillis;
    private final int rowsInMemory;

    private transient MapState<RowKey, RowTotal> totals;
    private transient ValueState<Boolean> closed;
    private transient InternalTimerService<VoidNamespace> timers;
    /** By key; the one that was reached last stands last. */
    private transient LinkedHashMap<Long, MinuteRows> inMemory;

    /** The rows that were last reached, as a batch has many of one key; null when they may have left memory. */
    private transient @Nullable MinuteRows reached;

    private transient long reachedKey;

    private transient long rows;
    private transient StreamRecord<ClickCount> out;

    /**
     * Merges.
     *
     * @param margin by how much the clocks of the broker and this job may differ
     * @param rowsInMemory how many rows each task keeps in memory at most
     */
    @SuppressWarnings("NullAway.Init") // Flink calls open() before any record
    public RowMerger(Duration latenessBound, Duration margin, Duration flush, int rowsInMemory) {
        latenessBoundMillis = latenessBound.toMillis();
        marginMillis = margin.toMillis();
        flushMillis = flush.toMillis();
        this.rowsInMemory = rowsInMemory;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        inMemory = new LinkedHashMap<>(16, 0.75f, true);
    }

    @Override
    public void open() throws Exception {
        super.open();
        totals = getPartitionedState(
                new MapStateDescriptor<>("totals", new RowKey.Serializer(), new RowTotal.Serializer()));
        closed = getPartitionedState(new ValueStateDescriptor<>("closed", Types.BOOLEAN));
        timers = getInternalTimerService("close", VoidNamespaceSerializer.INSTANCE, this);
        out = new StreamRecord<>(null);
        // behind the counters' flushes, so that their sums of one interval leave as one change
        FlushTimer.start(getProcessingTimeService(), flushMillis, flushMillis / 5, this::flush);
    }

    @Override
    public void processElement1(StreamRecord<Batch> element) throws Exception {
        // Flink has set the key of the batch
        reached = null;
        byte[] bytes = element.getValue().bytes();
        int end = element.getValue().length();
        for (int at = 0; at < end; at += DeltaBytes.length(bytes, at)) {
            int minute = DeltaBytes.minute(bytes, at);
            long key = Shards.key(Shards.of(DeltaBytes.rowHash(bytes, at)), minute);
            MinuteRows some = rowsOf(key, minute);
            long before = some.size();
            some.add(bytes, at, totals);
            rows += some.size() - before;
        }
    }

    private MinuteRows rowsOf(long key, int minute) throws Exception {
        MinuteRows last = reached;
        if (last != null && key == reachedKey) {
            return last;
        }
        setCurrentKey(key);
        MinuteRows some = inMemory.get(key);
        if (some == null) {
            boolean whole = totals.isEmpty();
            some = new MinuteRows(minute, whole, Boolean.TRUE.equals(closed.value()));
            inMemory.put(key, some);
            if (whole) {
                timers.registerEventTimeTimer(VoidNamespace.INSTANCE, closedAt(minute));
            }
        }
        reached = some;
        reachedKey = key;
        return some;
    }

    private long closedAt(int minute) {
        return (minute + 1) * MINUTE_MILLIS + latenessBoundMillis;
    }

    @Override
    public void processElement2(StreamRecord<Long> element) throws Exception {
        processWatermark(new Watermark(element.getValue()));
    }

    /** Closes the minute, and the second time forgets it. */
    @Override
    public void onEventTime(InternalTimer<Long, VoidNamespace> timer) throws Exception {
        reached = null;
        MinuteRows some = inMemory.get(timer.getKey());
        if (Boolean.TRUE.equals(closed.value())) {
            totals.clear();
            closed.clear();
            if (some != null) {
                rows -= some.size();
                inMemory.remove(timer.getKey());
            }
            return;
        }
        if (some != null) {
            some.save(totals);
            some.close();
        }
        closed.update(true);
        int minute = Shards.index(timer.getKey());
        Instant now = now();
        for (Map.Entry<RowKey, RowTotal> row : totals.entries()) {
            write(ClickCount.streamed(
                    row.getKey().inMinute(minute),
                    row.getValue().clicks(),
                    row.getValue().repeats(),
                    true,
                    now));
        }
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, closedAt(minute) + marginMillis);
    }

    @Override
    public void onProcessingTime(InternalTimer<Long, VoidNamespace> timer) {}

    private void flush() throws Exception {
        reached = null;
        Instant now = now();
        for (MinuteRows some : inMemory.values()) {
            some.flush(now, this::write);
        }
        Iterator<Map.Entry<Long, MinuteRows>> oldest = inMemory.entrySet().iterator();
        while (rows > rowsInMemory && oldest.hasNext()) {
            Map.Entry<Long, MinuteRows> some = oldest.next();
            save(some);
            rows -= some.getValue().size();
            oldest.remove();
        }
    }

    private void write(ClickCount count) {
        output.collect(out.replace(count));
    }

    private Instant now() {
        return Instant.ofEpochMilli(getProcessingTimeService().getCurrentProcessingTime());
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        flush();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        reached = null;
        for (Iterator<Map.Entry<Long, MinuteRows>> all = inMemory.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Long, MinuteRows> some = all.next();
            if (some.getValue().saved()) {
                rows -= some.getValue().size();
                all.remove();
            } else {
                save(some);
            }
        }
    }

    private void save(Map.Entry<Long, MinuteRows> some) throws Exception {
        setCurrentKey(some.getKey());
        some.getValue().save(totals);
    }

    @Override
    public void endInput(int input) throws Exception {
        flush();
    }

    /** Time is what the second input tells. */
    @Override
    public void processWatermark1(Watermark mark) {}

    @Override
    public void processWatermark2(Watermark mark) {}
}
