package dev.clickledger.streaming.io;

import dev.clickledger.contract.CountingRules;
import dev.clickledger.contract.CountingRulesJson;
import dev.clickledger.contract.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The rules that stand in the log's cluster. */
public final class KafkaCountingRules {

    private static final TopicPartition WHERE = new TopicPartition(Topic.COUNTING_RULES.topicName(), 0);
    private static final Duration POLL = Duration.ofSeconds(1);

    private KafkaCountingRules() {}

    /**
     * Reads the first record of {@link Topic#COUNTING_RULES}.
     *
     * @throws IllegalStateException when there is none; the message says what to do
     * @throws org.apache.kafka.common.KafkaException when Kafka does not answer
     */
    public static CountingRules read(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "client.id",
                "streaming-job-rules",
                "default.api.timeout.ms",
                "30000",
                "allow.auto.create.topics",
                false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            if (!consumer.partitionsFor(WHERE.topic()).isEmpty()) {
                consumer.assign(List.of(WHERE));
                consumer.seekToBeginning(List.of(WHERE));
                long end = consumer.endOffsets(List.of(WHERE)).getOrDefault(WHERE, 0L);
                while (consumer.position(WHERE) < end) {
                    for (ConsumerRecord<byte[], byte[]> first : consumer.poll(POLL)) {
                        return CountingRulesJson.fromJson(first.value());
                    }
                }
            }
        }
        throw new IllegalStateException("topic " + WHERE.topic() + " at " + bootstrapServers
                + " does not say by which rules to count: run the command setup with topics and rules");
    }
}
