package dev.clickledger.streaming;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
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

/**
 * Tells clicks from repeats and redeliveries, slice by slice of an ad, and adds up what an interval brings to each row.
 *
 * <p>The sums are not in state: they are sent on before every checkpoint's barrier. The second input tells up to which
 * append time the log has been counted; slices whose last click lies a horizon before it are forgotten.
 */
final class ClickCounter extends AbstractStreamOperator<RowDelta>
        implements TwoInputStreamOperator<Click, Long, RowDelta>,
                Triggerable<AdSlice, VoidNamespace>,
                BoundedMultiInput {

    private static final long serialVersionUID = 1;

    private final long horizonMillis;
    private final long marginMillis;
    private final long flushMillis;
    private final long startCountFromMillis;

    private transient ValueState<ClickHistory> histories;
    private transient ListState<Long> storedCountFrom;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient Map<RowKey, Sum> sums;
    private transient long countFromMillis;
    private transient long readUpTo;
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
    ClickCounter(Duration horizon, Duration margin, Duration flush, StartPoint start) {
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
        histories = getPartitionedState(new ValueStateDescriptor<>("history", ClickHistory.TYPE));
        timers = getInternalTimerService("forget", VoidNamespaceSerializer.INSTANCE, this);
        sums = new HashMap<>();
        readUpTo = Long.MIN_VALUE;
        clicks = metrics.counter("clicks");
        repeats = metrics.counter("repeats");
        redeliveries = metrics.counter("redeliveries");
        FlushTimer.start(getProcessingTimeService(), flushMillis, 0, this::flush);
    }

    @Override
    public void processElement1(StreamRecord<Click> element) throws Exception {
        Click click = element.getValue();
        ClickHistory history = histories.value();
        if (history == null) {
            history = new ClickHistory();
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, forgettableAt(click.appendedAt()));
        }
        ClickHistory.Finding finding = history.note(
                click.clickId(),
                click.dimensions().verdict(),
                click.eventId(),
                click.appendedAt(),
                horizonMillis,
                readUpTo);
        histories.update(history);
        count(click, finding);
    }

    private void count(Click click, ClickHistory.Finding finding) {
        switch (finding) {
            case CLICK -> clicks.inc();
            case REPEAT -> repeats.inc();
            case REDELIVERY -> redeliveries.inc();
        }
        if (finding == ClickHistory.Finding.REDELIVERY || click.minute() < countFromMillis) {
            return;
        }
        Sum sum = sums.computeIfAbsent(click.row(), ignored -> new Sum());
        if (finding == ClickHistory.Finding.CLICK) {
            sum.clicks++;
        } else {
            sum.repeats++;
        }
    }

    private long forgettableAt(long appendedAt) {
        return appendedAt + horizonMillis + marginMillis;
    }

    @Override
    public void processElement2(StreamRecord<Long> element) throws Exception {
        readUpTo = element.getValue() - marginMillis;
        processWatermark(new Watermark(element.getValue()));
    }

    /** Comes when the log has been counted to a horizon past the newest click that the slice had when it was set. */
    @Override
    public void onEventTime(InternalTimer<AdSlice, VoidNamespace> timer) throws Exception {
        ClickHistory history = histories.value();
        if (history == null) {
            return;
        }
        long forgettableAt = forgettableAt(history.newest());
        if (forgettableAt > timer.getTimestamp()) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, forgettableAt);
        } else {
            histories.clear();
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<AdSlice, VoidNamespace> timer) {}

    private void flush() {
        sums.forEach((row, sum) -> output.collect(new StreamRecord<>(new RowDelta(row, sum.clicks, sum.repeats))));
        sums.clear();
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void endInput(int input) {
        flush();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        storedCountFrom.update(List.of(countFromMillis));
    }

    /** Time is what the second input tells. */
    @Override
    public void processWatermark1(Watermark mark) {}

    @Override
    public void processWatermark2(Watermark mark) {}

    private static final class Sum {
        private long clicks;
        private long repeats;
    }
}
