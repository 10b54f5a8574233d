package dev.clickledger.reconcile;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.ClickKeys;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.CountingRules;
import dev.clickledger.contract.CountingRulesJson;
import dev.clickledger.contract.MinuteState;
import dev.clickledger.contract.Topic;
import dev.clickledger.contract.TraitCountKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.Assertions;

/** A real broker and a real PostgreSQL for the job, and the hands that feed them. */
final class Engines implements AutoCloseable {

    private final Path directory;
    private final EmbeddedPostgres postgres;
    private final KafkaProcess kafka;
    private final TopicReader topics;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ClickEventCodec codec = new ClickEventCodec();

    private Engines(Path directory, EmbeddedPostgres postgres, KafkaProcess kafka) {
        this.directory = directory;
        this.postgres = postgres;
        this.kafka = kafka;
        this.topics = new TopicReader(kafka.bootstrap());
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrap()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Engines start(Path directory, int port) throws Exception {
        EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setPort(port + 10).start();
        KafkaProcess kafka = KafkaProcess.start(Files.createDirectories(directory.resolve("kafka")), port);
        Engines engines = new Engines(directory, postgres, kafka);
        engines.sql("create sequence reconciliation_run_number");
        return engines;
    }

    Map<String, String> environment() throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP", kafka.bootstrap());
        environment.put("WAREHOUSE_DIR", directory.resolve("warehouse").toString());
        environment.put(
                "WORK_DIR", Files.createDirectories(directory.resolve("work")).toString());
        environment.put("JDBC_URL", postgres.getJdbcUrl("postgres", "postgres"));
        environment.put("JDBC_USER", "postgres");
        environment.put("JDBC_PASSWORD", "postgres");
        return environment;
    }

    /** What the command {@code setup} does; only the first time counts. */
    void rules(Duration bound, Duration margin) {
        CountingRules rules = new CountingRules(bound, margin, Duration.ofMinutes(30));
        producer.send(new ProducerRecord<>(Topic.COUNTING_RULES.topicName(), CountingRulesJson.toJson(rules)));
        producer.flush();
    }

    /** As an operator would who begins a new topic of rules. */
    void forgetRules() throws Exception {
        TopicPartition rules = new TopicPartition(Topic.COUNTING_RULES.topicName(), 0);
        try (Admin admin = kafka.admin()) {
            admin.deleteRecords(Map.of(rules, RecordsToDelete.beforeOffset(-1)))
                    .all()
                    .get();
        }
    }

    TopicReader topics() {
        return topics;
    }

    long lengthOfTheLog() {
        return topics.ends(Topic.CLICKS).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    byte[] encode(ClickEvent event) {
        return codec.encode(event);
    }

    void send(ClickEvent event) {
        sendBytes(event.clickId(), codec.encode(event));
    }

    void sendBytes(UUID clickId, byte[] value) {
        producer.send(new ProducerRecord<>(Topic.CLICKS.topicName(), ClickKeys.click(clickId), value));
    }

    void flush() {
        producer.flush();
    }

    void publish(ClickCount count) {
        producer.send(new ProducerRecord<>(
                Topic.CLICK_COUNTS.topicName(),
                ClickKeys.clickCount(count.key().tenantId(), count.key().adId()),
                ClickCountJson.toJson(count)));
        producer.flush();
    }

    void speedLayerHasReadEverything() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        topics.ends(Topic.CLICKS)
                .forEach((partition, end) -> offsets.put(
                        new TopicPartition(Topic.CLICKS.topicName(), partition), new OffsetAndMetadata(end)));
        try (Admin admin = kafka.admin()) {
            admin.alterConsumerGroupOffsets("streaming-job", offsets).all().get();
        }
    }

    void kafkaDropsTheWholeLog() throws Exception {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        topics.ends(Topic.CLICKS)
                .forEach((partition, end) -> all.put(
                        new TopicPartition(Topic.CLICKS.topicName(), partition), RecordsToDelete.beforeOffset(end)));
        try (Admin admin = kafka.admin()) {
            admin.deleteRecords(all).all().get();
        }
    }

    void sql(String statement) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    /** What readers see is what counting the whole log by other means gives, and every row of it is reconciled. */
    void standingRowsAreExact() {
        Map<ClickCountKey, TopicReader.Counts> recount = topics.recount();
        Assertions.assertThat(standing(Topic.CLICK_COUNTS)).isEqualTo(recount);
        standingTraitsAreExact();
    }

    /** The same by quarters of an hour, of all that ended by some time. */
    void standingQuartersAreExact(Instant closedUntil) {
        Map<ClickCountKey, TopicReader.Counts> recount = topics.recountQuarters();
        Map<ClickCountKey, TopicReader.Counts> standing = standing(Topic.QUARTER_COUNTS);
        List.of(recount, standing)
                .forEach(rows -> rows.keySet()
                        .removeIf(key -> key.minute().plus(ClickTime.QUARTER).isAfter(closedUntil)));
        Assertions.assertThat(standing).isNotEmpty().isEqualTo(recount);
    }

    private Map<ClickCountKey, TopicReader.Counts> standing(Topic topic) {
        Map<ClickCountKey, TopicReader.Counts> standing = new HashMap<>();
        topics.standing(topic).forEach((key, count) -> {
            Assertions.assertThat(count.state()).as("%s", key).isEqualTo(MinuteState.RECONCILED);
            if (count.clicks() + count.repeats() > 0) {
                standing.put(key, new TopicReader.Counts(count.clicks(), count.repeats()));
            }
        });
        return standing;
    }

    /** The same by referrer, browser and operating system. */
    private void standingTraitsAreExact() {
        Map<TraitCountKey, Long> standing = new HashMap<>();
        topics.standingTraits().forEach((key, count) -> {
            if (count.clicks() > 0) {
                standing.put(key, count.clicks());
            }
        });
        Assertions.assertThat(standing).isEqualTo(topics.recountTraits());
    }

    @Override
    public void close() throws Exception {
        producer.close();
        kafka.close();
        postgres.close();
    }
}
