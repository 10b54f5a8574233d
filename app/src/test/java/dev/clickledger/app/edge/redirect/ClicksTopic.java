package dev.clickledger.app.edge.redirect;

import static org.awaitility.Awaitility.await;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.DecodeResult;
import dev.clickledger.contract.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Topic {@code clicks}, read from its beginning. */
final class ClicksTopic implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ClickEventCodec codec = new ClickEventCodec();
    private final List<ClickEvent> events = new ArrayList<>();
    private final List<byte[]> values = new ArrayList<>();

    /** The topic that the app under test writes to. */
    static ClicksTopic ofTheApp() {
        return new ClicksTopic(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    private ClicksTopic(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.CLICKS.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The newest event of a click, once it is there. */
    ClickEvent newest(UUID clickId) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            read();
            return events.stream().anyMatch(event -> event.clickId().equals(clickId));
        });
        return events.reversed().stream()
                .filter(event -> event.clickId().equals(clickId))
                .findFirst()
                .orElseThrow();
    }

    /** All records so far as they stand in the topic. */
    List<byte[]> values() {
        return List.copyOf(values);
    }

    private void read() {
        for (ConsumerRecord<byte[], byte[]> item : consumer.poll(Duration.ofMillis(100))) {
            values.add(item.value());
            if (codec.decode(item.value()) instanceof DecodeResult.Decoded(ClickEvent event)) {
                events.add(event);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
