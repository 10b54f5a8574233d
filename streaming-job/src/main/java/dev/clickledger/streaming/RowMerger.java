package dev.clickledger.streaming;

import dev.clickledger.contract.ClickCount;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
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

/**
 * Keeps the rows of counts and writes each one that changed, at most once per interval.
 *
 * <p>The second input tells up to which append time the log has been counted. Past a minute's end and the lateness bound
 * no record can change its rows: they are written once more as closed. A margin later, in which clocks may differ, they
 * are forgotten.
 */
final class RowMerger extends AbstractStreamOperator<ClickCount>
        implements TwoInputStreamOperator<RowDelta, Long, ClickCount>,
                Triggerable<RowKey, VoidNamespace>,
                BoundedMultiInput {

    private static final long serialVersionUID = 1;
    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

    private final long latenessBoundMillis;
    private final long marginMillis;
    private final long flushMillis;

    private transient ValueState<RowTotal> totals;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient Map<RowKey, RowTotal> changed;

    /**
     * Merges.
     *
     * @param margin by how much the clocks of the broker and this job may differ
     */
    @SuppressWarnings("NullAway.Init") // Flink calls open() before any record
    RowMerger(Duration latenessBound, Duration margin, Duration flush) {
        latenessBoundMillis = latenessBound.toMillis();
        marginMillis = margin.toMillis();
        flushMillis = flush.toMillis();
    }

    @Override
    public void open() throws Exception {
        super.open();
        totals = getPartitionedState(new ValueStateDescriptor<>("total", RowTotal.TYPE));
        timers = getInternalTimerService("close", VoidNamespaceSerializer.INSTANCE, this);
        changed = new HashMap<>();
        // behind the counters' flushes, so that their sums of one interval leave as one change
        FlushTimer.start(getProcessingTimeService(), flushMillis, flushMillis / 5, this::flush);
    }

    @Override
    public void processElement1(StreamRecord<RowDelta> element) throws Exception {
        RowDelta delta = element.getValue();
        RowTotal total = totals.value();
        if (total == null) {
            total = RowTotal.NOTHING;
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, closedAt(delta.row()));
        }
        change(delta.row(), total.plus(delta));
    }

    private void change(RowKey row, RowTotal total) throws Exception {
        totals.update(total);
        changed.put(row, total);
    }

    private long closedAt(RowKey row) {
        return row.minute() + MINUTE_MILLIS + latenessBoundMillis;
    }

    @Override
    public void processElement2(StreamRecord<Long> element) throws Exception {
        processWatermark(new Watermark(element.getValue()));
    }

    @Override
    public void onEventTime(InternalTimer<RowKey, VoidNamespace> timer) throws Exception {
        RowTotal total = totals.value();
        if (total == null) {
            return;
        }
        if (total.closed()) {
            totals.clear();
            return;
        }
        change(timer.getKey(), total.close());
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, closedAt(timer.getKey()) + marginMillis);
    }

    @Override
    public void onProcessingTime(InternalTimer<RowKey, VoidNamespace> timer) {}

    private void flush() {
        Instant now = Instant.ofEpochMilli(getProcessingTimeService().getCurrentProcessingTime());
        changed.forEach((row, total) -> output.collect(new StreamRecord<>(ClickCount.streamed(
                row.dimensions().inMinute(row.minute()), total.clicks(), total.repeats(), total.closed(), now))));
        changed.clear();
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void endInput(int input) {
        flush();
    }

    /** Time is what the second input tells. */
    @Override
    public void processWatermark1(Watermark mark) {}

    @Override
    public void processWatermark2(Watermark mark) {}
}
