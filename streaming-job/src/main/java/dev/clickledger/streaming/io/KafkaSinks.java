package dev.clickledger.streaming.io;

import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.ClickKeys;
import dev.clickledger.contract.RecordHeaders;
import dev.clickledger.contract.Topic;
import dev.clickledger.streaming.ClickCountSinks;
import dev.clickledger.streaming.ingest.RawClick;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The topics that the job writes, at least once: a row that is written again has the revision it had before, and copies
 * of a set-aside record carry its partition and offset.
 */
public final class KafkaSinks {

    private KafkaSinks() {}

    /** Sinks on the cluster with these bootstrap servers. */
    public static ClickCountSinks on(String bootstrapServers) {
        return new ClickCountSinks(
                sink(
                        bootstrapServers,
                        (count, context, timestamp) -> new ProducerRecord<>(
                                Topic.CLICK_COUNTS.topicName(),
                                ClickKeys.clickCount(
                                        count.key().tenantId(), count.key().adId()),
                                ClickCountJson.toJson(count))),
                sink(bootstrapServers, (late, context, timestamp) -> {
                    ProducerRecord<byte[], byte[]> record = copy(Topic.LATE_CLICKS, late.raw());
                    header(record, RecordHeaders.LATE_BY_MILLIS, Long.toString(late.lateByMillis()));
                    return record;
                }),
                sink(bootstrapServers, (malformed, context, timestamp) -> {
                    ProducerRecord<byte[], byte[]> record = copy(Topic.MALFORMED_CLICKS, malformed.raw());
                    header(record, RecordHeaders.REASON, malformed.reason());
                    return record;
                }));
    }

    private static <T> Sink<T> sink(String bootstrapServers, KafkaRecordSerializationSchema<T> serializer) {
        return KafkaSink.<T>builder()
                .setBootstrapServers(bootstrapServers)
                .setRecordSerializer(serializer)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setProperty("acks", "all")
                .setProperty("linger.ms", "5")
                .setProperty("batch.size", "131072")
                .setProperty("compression.type", "lz4")
                .build();
    }

    private static ProducerRecord<byte[], byte[]> copy(Topic topic, RawClick raw) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.topicName(), null, raw.value());
        header(record, RecordHeaders.APPENDED_AT, Long.toString(raw.appendedAt()));
        header(record, RecordHeaders.PARTITION, Integer.toString(raw.partition()));
        header(record, RecordHeaders.OFFSET, Long.toString(raw.offset()));
        return record;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.US_ASCII));
    }
}
