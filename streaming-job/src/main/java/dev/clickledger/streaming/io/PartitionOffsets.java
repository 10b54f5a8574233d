package dev.clickledger.streaming.io;

import dev.clickledger.contract.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Offsets of all partitions of the click log. */
final class PartitionOffsets {

    private static final String TOPIC = Topic.CLICKS.topicName();

    private final Admin admin;

    PartitionOffsets(Admin admin) {
        this.admin = admin;
    }

    Map<Integer, Long> list(OffsetSpec spec) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (TopicDescription topic :
                admin.describeTopics(List.of(TOPIC)).allTopicNames().get().values()) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                asked.put(new TopicPartition(TOPIC, partition.partition()), spec);
            }
        }
        Map<Integer, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> answer :
                admin.listOffsets(asked).all().get().entrySet()) {
            offsets.put(answer.getKey().partition(), answer.getValue().offset());
        }
        return offsets;
    }
}
