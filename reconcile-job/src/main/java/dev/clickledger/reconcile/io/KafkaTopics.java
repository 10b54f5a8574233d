package dev.clickledger.reconcile.io;

import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.contract.CountingRulesJson;
import dev.clickledger.contract.ReconciliationJson;
import dev.clickledger.contract.Revision;
import dev.clickledger.contract.Topic;
import dev.clickledger.reconcile.LogOffsets;
import dev.clickledger.reconcile.ReconcileAlarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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

    /**
     * The rules by which to count, the first record of {@code counting-rules}.
     *
     * @throws ReconcileAlarm when there is none
     */
    public CountingRules countingRules() {
        Topic topic = Topic.COUNTING_RULES;
        List<byte[]> first = exists(topic) ? messagesAt(topic, begins(topic), 0) : List.of();
        if (first.isEmpty()) {
            throw new ReconcileAlarm("topic " + topic.topicName() + " at " + bootstrap
                    + " does not say by which rules to count: run the command setup with topics and rules");
        }
        return CountingRulesJson.fromJson(first.get(0));
    }

    private boolean exists(Topic topic) {
        try {
            return admin.listTopics().names().get().contains(topic.topicName());
        } catch (ExecutionException | InterruptedException e) {
            throw failed("asking for the topics", e);
        }
    }

    /** The highest run number on {@code reconciliations}, or 0: numbers grow, so the last message of each partition has it. */
    public long highestReportedRun() {
        return messagesAt(Topic.RECONCILIATIONS, ends(Topic.RECONCILIATIONS), -1).stream()
                .mapToLong(value -> ReconciliationJson.fromJson(value).runNumber())
                .max()
                .orElse(0);
    }

    /** The run that wrote the first message that there still is on {@code quarter-counts}; empty when there is none. */
    public OptionalLong firstRunByQuarters() {
        return messagesAt(Topic.QUARTER_COUNTS, begins(Topic.QUARTER_COUNTS), 0).stream()
                .mapToLong(value -> ClickCountJson.fromJson(value).revision() - Revision.FIRST_RECONCILED)
                .min();
    }

    /** Of each partition that is not empty the value of the message at some distance from an offset. */
    private List<byte[]> messagesAt(Topic topic, LogOffsets offsets, int distance) {
        LogOffsets begins = begins(topic);
        LogOffsets ends = ends(topic);
        List<byte[]> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            offsets.byPartition().forEach((partition, offset) -> {
                if (ends.at(partition) > begins.at(partition)) {
                    TopicPartition at = new TopicPartition(topic.topicName(), partition);
                    values.add(message(consumer, at, offset + distance).value());
                }
            });
        }
        return values;
    }

    private static ConsumerRecord<byte[], byte[]> message(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition at, long offset) {
        consumer.assign(List.of(at));
        consumer.seek(at, offset);
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(PATIENCE).records(at)) {
            return message;
        }
        throw new IllegalStateException("cannot read the message of " + at + " at offset " + offset);
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
