package dev.clickledger.setup;

import dev.clickledger.contract.CountingRules;
import dev.clickledger.contract.CountingRulesJson;
import dev.clickledger.contract.Topic;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the rules of counts into the log, once. Whoever finds none writes its own and reads again: the first record
 * counts, so of two that write at once one finds the other's and, where they differ, refuses as if it had come later.
 * Nothing is ever written over. See docs/decisions/rules-in-the-log.md.
 *
 * @param rules what the settings say
 */
public record RulesSetup(CountingRules rules) {

    private static final Logger LOG = LoggerFactory.getLogger(RulesSetup.class);
    private static final TopicPartition WHERE = new TopicPartition(Topic.COUNTING_RULES.topicName(), 0);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int PATIENCE_MILLIS = 20_000;

    /**
     * The rules that the environment sets: {@code LATENESS_BOUND} and {@code CLOSING_MARGIN}, a minute each unless set
     * otherwise, and {@code REPEAT_HORIZON}, half an hour.
     *
     * @throws IllegalArgumentException when one cannot be read, or they are no rules
     */
    public static RulesSetup from(Map<String, String> environment) {
        return new RulesSetup(new CountingRules(
                duration(environment, "LATENESS_BOUND", "PT1M"),
                duration(environment, "CLOSING_MARGIN", "PT1M"),
                duration(environment, "REPEAT_HORIZON", "PT30M")));
    }

    private static Duration duration(Map<String, String> environment, String name, String byDefault) {
        String value = environment.getOrDefault(name, byDefault);
        try {
            return Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + " is no ISO 8601 duration such as PT30M: " + value, e);
        }
    }

    /**
     * Writes the rules where there are none.
     *
     * @param kafkaBootstrap brokers
     * @throws ExecutionException when Kafka does not answer, or the topic is not there yet
     * @throws IllegalStateException when the topic holds others; the message has both and says what to do
     */
    public void apply(String kafkaBootstrap) throws ExecutionException, InterruptedException {
        Optional<CountingRules> recorded = recorded(kafkaBootstrap);
        if (recorded.isEmpty()) {
            write(kafkaBootstrap);
            recorded = recorded(kafkaBootstrap);
        }
        demand(recorded.orElseThrow(
                () -> new IllegalStateException("topic " + WHERE.topic() + " lost what was just written to it")));
        LOG.info("rules of counts: {}", rules);
    }

    private void demand(CountingRules recorded) {
        if (!recorded.equals(rules)) {
            throw new IllegalStateException("the counts of this log go by other rules (" + recorded
                    + ") than the settings say (" + rules + "). Rules of counts that exist do not change. Nothing was"
                    + " changed. Set LATENESS_BOUND to " + recorded.latenessBound() + ", CLOSING_MARGIN to "
                    + recorded.margin() + " and REPEAT_HORIZON to " + recorded.horizon() + ", or begin anew with an"
                    + " empty Kafka, an empty CHECKPOINT_DIR and an empty WAREHOUSE_DIR");
        }
    }

    private static Optional<CountingRules> recorded(String kafkaBootstrap) throws ExecutionException {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaBootstrap,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            if (consumer.partitionsFor(WHERE.topic()).isEmpty()) {
                throw new KafkaException("there is no topic " + WHERE.topic());
            }
            consumer.assign(List.of(WHERE));
            consumer.seekToBeginning(List.of(WHERE));
            long end = consumer.endOffsets(List.of(WHERE)).getOrDefault(WHERE, 0L);
            while (consumer.position(WHERE) < end) {
                for (ConsumerRecord<byte[], byte[]> first : consumer.poll(POLL)) {
                    return Optional.of(CountingRulesJson.fromJson(first.value()));
                }
            }
            return Optional.empty();
        } catch (KafkaException e) {
            throw new ExecutionException("the rules of counts cannot be read: " + e.getMessage(), e);
        }
    }

    private void write(String kafkaBootstrap) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaBootstrap,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(WHERE.topic(), CountingRulesJson.toJson(rules)))
                    .get();
        }
    }
}
