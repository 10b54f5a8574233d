package dev.clickledger.app.testing;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.DecodeResult;
import dev.clickledger.contract.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topic of clicks from its first record on. */
public final class LogReader implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ClickEventCodec codec = new ClickEventCodec();
    private final List<TopicPartition> partitions = new ArrayList<>();

    /** Begins at the first record. */
    public LogReader(String bootstrapServers) {
        consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class));
        consumer.partitionsFor(Topic.CLICKS.topicName())
                .forEach(partition -> partitions.add(new TopicPartition(partition.topic(), partition.partition())));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** All that was appended by now and not read before, in the order of each partition. */
    public List<ClickEvent> read() {
        List<ClickEvent> clicks = new ArrayList<>();
        read(clicks::add);
        return clicks;
    }

    /** Hands over all that was appended by now and not read before, in the order of each partition. */
    public void read(Consumer<ClickEvent> reader) {
        readAppended((click, _) -> reader.accept(click));
    }

    /** Likewise, with the time at which the broker appended each. */
    public void readAppended(BiConsumer<ClickEvent, Instant> reader) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(Duration.ofMillis(100))) {
                reader.accept(decoded(entry), Instant.ofEpochMilli(entry.timestamp()));
            }
        }
    }

    private ClickEvent decoded(ConsumerRecord<byte[], byte[]> entry) {
        return switch (codec.decode(entry.value())) {
            case DecodeResult.Decoded(ClickEvent event) -> event;
            case DecodeResult other -> throw new AssertionError(entry + " is no click: " + other);
        };
    }

    @Override
    public void close() {
        consumer.close();
    }
}
