package dev.clickledger.streaming;

import dev.clickledger.streaming.ingest.RawClick;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceEnumerator;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A click log in memory that never ends: its first reader reads the list, then waits like all others. */
final class ListedClicks implements Source<RawClick, NumberSequenceSplit, Collection<NumberSequenceSplit>> {

    private static final long serialVersionUID = 1;
    private static final List<RawClick> LOG = new CopyOnWriteArrayList<>();

    private final NumberSequenceSource forSplits = new NumberSequenceSource(0, 0);

    ListedClicks(List<RawClick> log) {
        LOG.clear();
        LOG.addAll(log);
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> context) {
        return new IteratorSourceEnumerator<>(context, List.of());
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> context, Collection<NumberSequenceSplit> state) {
        return createEnumerator(context);
    }

    @Override
    public SimpleVersionedSerializer<NumberSequenceSplit> getSplitSerializer() {
        return forSplits.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Collection<NumberSequenceSplit>> getEnumeratorCheckpointSerializer() {
        return forSplits.getEnumeratorCheckpointSerializer();
    }

    @Override
    public SourceReader<RawClick, NumberSequenceSplit> createReader(SourceReaderContext context) {
        return new Reader(context.getIndexOfSubtask() == 0 ? LOG : List.of());
    }

    private static final class Reader implements SourceReader<RawClick, NumberSequenceSplit> {

        private final List<RawClick> log;
        private int next;

        Reader(List<RawClick> log) {
            this.log = log;
        }

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<RawClick> output) {
            if (next >= log.size()) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            output.collect(log.get(next++));
            return InputStatus.MORE_AVAILABLE;
        }

        @Override
        public List<NumberSequenceSplit> snapshotState(long checkpointId) {
            return List.of();
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return next < log.size() ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
        }

        @Override
        public void addSplits(List<NumberSequenceSplit> splits) {}

        @Override
        public void notifyNoMoreSplits() {}

        @Override
        public void close() {}
    }
}
