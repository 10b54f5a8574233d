package dev.clickledger.streaming.progress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tells up to which append time the whole log has been counted: every record appended before it has passed all
 * operators.
 *
 * <p>With every checkpoint the decoders send their positions ahead of the barrier. A partition read up to where the log
 * ended at some instant is read up to that instant; one that is behind is read up to its last record. A partition of which
 * nothing is known was added to the topic later, and is read from its very start on: it holds everything back from its
 * first record until that is read, and nothing while it is empty. The least over all partitions is told to the operators behind once the checkpoint is complete, for only then has every operator processed
 * what the decoders had read. Runs as one task.
 */
public final class ReadProgress extends AbstractStreamOperator<Long> implements OneInputStreamOperator<Position, Long> {

    private static final long serialVersionUID = 1;

    private final LogEnds logEnds;
    private final HashMap<Integer, Long> startOffsets;

    private transient LogEnds.@Nullable Watch watch;
    private transient Map<Integer, Position> positions;
    private transient TreeMap<Long, Long> readUpToByCheckpoint;
    private transient ListState<Position> stored;
    private transient long told;

    /**
     * Tells progress.
     *
     * @param start where the source starts when there is no checkpoint
     */
    @SuppressWarnings("NullAway.Init") // Flink calls initializeState() and open() before any record
    public ReadProgress(LogEnds logEnds, StartPoint start) {
        this.logEnds = logEnds;
        this.startOffsets = new HashMap<>(start.offsets());
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        positions = new HashMap<>();
        stored = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("positions", new Position.Serializer()));
        if (context.isRestored()) {
            for (Position position : stored.get()) {
                positions.put(position.partition(), position);
            }
        } else {
            startOffsets.forEach((partition, offset) ->
                    positions.put(partition, new Position(partition, offset, Position.NOTHING_READ)));
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        readUpToByCheckpoint = new TreeMap<>();
        told = Long.MIN_VALUE;
        watch = logEnds.watch();
    }

    @Override
    public void processElement(StreamRecord<Position> element) {
        Position position = element.getValue();
        positions.put(position.partition(), position);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        LogEnd end = watch == null ? null : watch.latest();
        if (end != null) {
            readUpToByCheckpoint.put(checkpointId, readUpTo(end));
        }
    }

    private long readUpTo(LogEnd end) {
        long least = end.asOfMillis();
        for (Map.Entry<Integer, Long> partition : end.offsets().entrySet()) {
            Position position = positions.getOrDefault(partition.getKey(), atTheStartOf(partition.getKey()));
            if (position.nextOffset() < partition.getValue()) {
                least = Math.min(least, position.appendedAt());
            }
        }
        return least;
    }

    private static Position atTheStartOf(int partition) {
        return new Position(partition, 0, Position.NOTHING_READ);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        stored.update(List.copyOf(positions.values()));
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        Map.Entry<Long, Long> proven = readUpToByCheckpoint.floorEntry(checkpointId);
        readUpToByCheckpoint.headMap(checkpointId, true).clear();
        if (proven != null && proven.getValue() > told) {
            told = proven.getValue();
            output.collect(new StreamRecord<>(told));
        }
    }

    @Override
    public void close() throws Exception {
        if (watch != null) {
            watch.close();
        }
        super.close();
    }
}
