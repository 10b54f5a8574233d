package dev.clickledger.app.edge.clicklog.kafka;

import dev.clickledger.app.edge.clicklog.ClickLogSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's producer, set for clicks: durable, never blocking, done within the deadline. */
final class ProducerSettings {

    private static final long NEVER = Long.MAX_VALUE / 2;

    private ProducerSettings() {}

    /**
     * The same for clicks for which nobody waits: it never gives up, and so never takes a later one before an earlier
     * one of the same partition.
     */
    static Map<String, Object> inOrder(ClickLogSettings settings) {
        Map<String, Object> all = new HashMap<>(of(settings));
        all.put(ProducerConfig.CLIENT_ID_CONFIG, "click-spool-drain");
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        return all;
    }

    static Map<String, Object> of(ClickLogSettings settings) {
        int deadline = Math.toIntExact(settings.deadline().toMillis());
        int linger = Math.toIntExact(settings.linger().toMillis());
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "click-log"),
                Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, linger),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, settings.bufferBytes()),
                // send() runs on an event loop: without metadata or memory it must fail and not wait
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0),
                Map.entry(ProducerConfig.METADATA_MAX_IDLE_CONFIG, NEVER),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deadline),
                // half of what linger leaves, so that a request that went astray is sent once more within the deadline
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, (deadline - linger) / 2)),
                Map.entry(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, (long) deadline / 2),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L));
    }
}
