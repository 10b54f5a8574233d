package dev.clickledger.streaming.io;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a job without a checkpoint starts. A partition without an offset was added after the offsets were asked for, and
 * is read from its start: Flink's own initializer would go on where another job once left off, or fail for good.
 */
final class StartOffsets implements OffsetsInitializer {

    private static final long serialVersionUID = 1;

    private final HashMap<TopicPartition, Long> offsets;

    StartOffsets(Map<TopicPartition, Long> offsets) {
        this.offsets = new HashMap<>(offsets);
    }

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        for (TopicPartition partition : partitions) {
            starts.put(partition, offsets.getOrDefault(partition, KafkaPartitionSplit.EARLIEST_OFFSET));
        }
        return starts;
    }

    /** An offset that the broker no longer holds is lost clicks: fail and say so, never jump. */
    @Override
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.NONE;
    }
}
