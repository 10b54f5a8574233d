package dev.clickledger.reconcile.io;

import dev.clickledger.contract.ReconciliationJson;
import dev.clickledger.contract.Topic;
import dev.clickledger.reconcile.LogOffsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Topics of one broker: their extent, how far the speed layer has read, and batches to read and write. */
public final class KafkaTopics implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SparkSession spark;
    private final String bootstrap;
    private final Admin admin;

    /** Connects. */
    public KafkaTopics(SparkSession spark, String bootstrap) {
        this.spark = spark;
        this.bootstrap = bootstrap;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis() / 2));
    }

    /** Where the topic begins. */
    public LogOffsets begins(Topic topic) {
        return offsets(topic, OffsetSpec.earliest());
    }

    /** Where the topic ends. */
    public LogOffsets ends(Topic topic) {
        return offsets(topic, OffsetSpec.latest());
    }

    /** How far a consumer group has read; silent about partitions that it never committed. */
    public LogOffsets committed(String group, Topic topic) {
        Map<Integer, Long> committed = new HashMap<>();
        try {
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (offset != null && partition.topic().equals(topic.topicName())) {
                            committed.put(partition.partition(), offset.offset());
                        }
                    });
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return LogOffsets.START;
            }
            throw failed("asking how far group " + group + " has read", e);
        } catch (InterruptedException e) {
            throw failed("asking how far group " + group + " has read", e);
        }
        return LogOffsets.of(committed);
    }

    /** The messages between two cuts, as Kafka gives them to Spark. */
    public Dataset<Row> read(Topic topic, LogOffsets from, LogOffsets to) {
        return spark.read()
                .format("kafka")
                .option("kafka.bootstrap.servers", bootstrap)
                .option("subscribe", topic.topicName())
                .option("startingOffsets", json(topic, from))
                .option("endingOffsets", json(topic, to))
                .option("failOnDataLoss", "true")
                .load();
    }

    /** Writes messages, and returns when the broker has acknowledged all of them. */
    public void publish(Topic topic, Dataset<Row> messages) {
        messages.write()
                .format("kafka")
                .option("kafka.bootstrap.servers", bootstrap)
                .option("kafka.acks", "all")
                .option("kafka.enable.idempotence", "true")
                .option("topic", topic.topicName())
                .save();
    }

    /** The highest run number on {@code reconciliations}, or 0: numbers grow, so the last message of each partition has it. */
    public long highestReportedRun() {
        LogOffsets begins = begins(Topic.RECONCILIATIONS);
        LogOffsets ends = ends(Topic.RECONCILIATIONS);
        long highest = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            for (Map.Entry<Integer, Long> end : ends.byPartition().entrySet()) {
                if (end.getValue() > begins.at(end.getKey())) {
                    ConsumerRecord<byte[], byte[]> last = last(consumer, end.getKey(), end.getValue() - 1);
                    highest = Math.max(
                            highest, ReconciliationJson.fromJson(last.value()).runNumber());
                }
            }
        }
        return highest;
    }

    private static ConsumerRecord<byte[], byte[]> last(
            KafkaConsumer<byte[], byte[]> consumer, int partition, long offset) {
        TopicPartition at = new TopicPartition(Topic.RECONCILIATIONS.topicName(), partition);
        consumer.assign(List.of(at));
        consumer.seek(at, offset);
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(PATIENCE).records(at)) {
            return message;
        }
        throw new IllegalStateException("cannot read the last message of " + at + ", offset " + offset);
    }

    private LogOffsets offsets(Topic topic, OffsetSpec which) {
        try {
            Map<TopicPartition, OffsetSpec> wanted =
                    admin.describeTopics(List.of(topic.topicName())).allTopicNames().get().values().stream()
                            .flatMap(description -> description.partitions().stream())
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(topic.topicName(), partition.partition()),
                                    partition -> which));
            Map<Integer, Long> offsets = new TreeMap<>();
            admin.listOffsets(wanted)
                    .all()
                    .get()
                    .forEach((partition, offset) -> offsets.put(partition.partition(), offset.offset()));
            return LogOffsets.of(offsets);
        } catch (ExecutionException | InterruptedException e) {
            throw failed("asking for the offsets of " + topic.topicName(), e);
        }
    }

    private IllegalStateException failed(String what, Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new IllegalStateException(what + " failed at " + bootstrap, e);
    }

    private static String json(Topic topic, LogOffsets offsets) {
        return offsets.byPartition().entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{\"" + topic.topicName() + "\":{", "}}"));
    }

    @Override
    public void close() {
        admin.close(PATIENCE);
    }
}
