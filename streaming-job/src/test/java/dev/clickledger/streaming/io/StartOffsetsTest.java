package dev.clickledger.streaming.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer.PartitionOffsetsRetriever;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StartOffsetsTest {

    private static final TopicPartition KNOWN = new TopicPartition("clicks", 0);
    private static final TopicPartition ADDED = new TopicPartition("clicks", 1);

    private final StartOffsets offsets = new StartOffsets(Map.of(KNOWN, 7L));

    @Test
    void partitionThatWasAddedMeanwhileIsReadFromItsStart() {
        assertThat(offsets.getPartitionOffsets(List.of(KNOWN, ADDED), new OfAFormerJob()))
                .isEqualTo(Map.of(KNOWN, 7L, ADDED, KafkaPartitionSplit.EARLIEST_OFFSET));
    }

    @Test
    void offsetThatIsGoneIsNeverJumpedOver() {
        assertThat(offsets.getAutoOffsetResetStrategy()).isEqualTo(OffsetResetStrategy.NONE);
    }

    /** A job that lost its state has left commits behind, which this start must not go by. */
    private static final class OfAFormerJob implements PartitionOffsetsRetriever {

        @Override
        public Map<TopicPartition, Long> committedOffsets(Collection<TopicPartition> partitions) {
            return Map.of(ADDED, 99L);
        }

        @Override
        public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            return Map.of(ADDED, 100L);
        }

        @Override
        public Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
            return Map.of(ADDED, 0L);
        }

        @Override
        public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
            return Map.of();
        }
    }
}
