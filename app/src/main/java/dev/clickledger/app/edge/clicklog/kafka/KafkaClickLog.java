package dev.clickledger.app.edge.clicklog.kafka;

import dev.clickledger.app.edge.clicklog.AppendOutcome;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Acknowledged;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Unacknowledged;
import dev.clickledger.app.edge.clicklog.ClickLog;
import dev.clickledger.app.edge.clicklog.ClickLogSettings;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.ClickKeys;
import dev.clickledger.contract.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Kafka's topic {@code clicks}. */
public final class KafkaClickLog implements ClickLog, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaClickLog.class);
    private static final String TOPIC = Topic.CLICKS.topicName();

    private final Duration deadline;
    private final Producer<byte[], byte[]> producer;
    private final Admin admin;
    private final ThreadLocal<ClickEventCodec> codec = ThreadLocal.withInitial(ClickEventCodec::new);

    public KafkaClickLog(ClickLogSettings settings) {
        this(settings, ProducerSettings.of(settings));
    }

    private KafkaClickLog(ClickLogSettings settings, Map<String, Object> producerSettings) {
        this.deadline = settings.deadline();
        this.producer = new KafkaProducer<>(producerSettings);
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.bootstrapServers(),
                AdminClientConfig.CLIENT_ID_CONFIG,
                "click-log-health",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500L));
        knowsPartitions();
    }

    /** Likewise without a deadline: it goes on trying, and keeps each partition's order whatever fails meanwhile. */
    public static KafkaClickLog inOrder(ClickLogSettings settings) {
        return new KafkaClickLog(settings, ProducerSettings.inOrder(settings));
    }

    @Override
    public CompletionStage<AppendOutcome> append(ClickEvent event) {
        CompletableFuture<AppendOutcome> outcome = new CompletableFuture<>();
        try {
            byte[] bytes = codec.get().encode(event);
            producer.send(
                    new ProducerRecord<>(TOPIC, ClickKeys.click(event.clickId()), bytes),
                    (metadata, failure) ->
                            outcome.complete(failure == null ? Acknowledged.INSTANCE : unacknowledged(event, failure)));
        } catch (KafkaException | IllegalStateException e) {
            outcome.complete(unacknowledged(event, e));
        }
        return outcome;
    }

    /** Whether Kafka answers and every partition has a leader to append to. */
    @Override
    public boolean available() {
        try {
            TopicDescription clicks = admin.describeTopics(List.of(TOPIC))
                    .allTopicNames()
                    .get(deadline.toMillis(), TimeUnit.MILLISECONDS)
                    .get(TOPIC);
            return clicks != null && clicks.partitions().stream().allMatch(partition -> led(partition.leader()));
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf(e, "Kafka did not describe topic %s", TOPIC);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives what is on its way the deadline to arrive. */
    @Override
    public void close() {
        producer.close(deadline);
        admin.close(deadline);
    }

    /**
     * Whether the topic's partitions are known, without which no click can be sent. If not, they are fetched in the
     * background, so that the first click finds them.
     */
    boolean knowsPartitions() {
        try {
            return !producer.partitionsFor(TOPIC).isEmpty();
        } catch (KafkaException e) {
            LOG.debugf(e, "Partitions of topic %s are being asked for", TOPIC);
            return false;
        }
    }

    private static boolean led(@Nullable Node leader) {
        return leader != null && !leader.isEmpty();
    }

    private static Unacknowledged unacknowledged(ClickEvent event, Exception failure) {
        LOG.debugf(failure, "Event %s was not acknowledged", event.eventId());
        return new Unacknowledged(failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }
}
