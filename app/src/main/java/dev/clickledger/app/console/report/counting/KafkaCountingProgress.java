package dev.clickledger.app.console.report.counting;

import dev.clickledger.contract.Topic;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Compares the offsets that the streaming job commits with its checkpoints to the ends of the log. */
@ApplicationScoped
class KafkaCountingProgress implements CountingProgress {

    private static final Logger LOG = Logger.getLogger(KafkaCountingProgress.class);
    private static final String GROUP = "streaming-job";
    private static final int TIMEOUT_MILLIS = 3_000;

    private final Admin admin;

    KafkaCountingProgress(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "counting-progress");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.admin = Admin.create(settings);
    }

    @Override
    public Optional<Progress> read() {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            committed.keySet().removeIf(partition -> !partition.topic().equals(Topic.CLICKS.topicName()));
            if (committed.isEmpty()) {
                return Optional.empty();
            }
            // of all partitions: the job commits nothing of those that are new before it has read from them
            Map<TopicPartition, OffsetSpec> ends = admin
                    .describeTopics(List.of(Topic.CLICKS.topicName()))
                    .allTopicNames()
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                    .values()
                    .stream()
                    .flatMap(description -> description.partitions().stream()
                            .map(partition -> new TopicPartition(description.name(), partition.partition())))
                    .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
            long logged = admin.listOffsets(ends).all().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS).values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
            long counted = committed.values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
            return Optional.of(new Progress(counted, logged));
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Kafka did not tell how far the clicks are counted", e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }
}
