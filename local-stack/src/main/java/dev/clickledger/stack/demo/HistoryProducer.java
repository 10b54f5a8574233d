package dev.clickledger.stack.demo;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.ClickKeys;
import dev.clickledger.contract.Topic;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Appends past clicks to the click log. */
final class HistoryProducer {

    private final String bootstrapServers;

    HistoryProducer(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Appends all and waits for Kafka's acknowledgements.
     *
     * @throws IllegalStateException when one of them was not acknowledged
     */
    void appendAll(Iterator<ClickEvent> events) {
        ClickEventCodec codec = new ClickEventCodec();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings())) {
            while (events.hasNext() && failure.get() == null) {
                ClickEvent event = events.next();
                producer.send(
                        new ProducerRecord<>(
                                Topic.CLICKS.topicName(), ClickKeys.click(event.clickId()), codec.encode(event)),
                        (metadata, e) -> {
                            if (e != null) {
                                failure.compareAndSet(null, e);
                            }
                        });
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the click log did not take the history", failure.get());
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "demo-history",
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                65_536,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                8L << 20);
    }
}
