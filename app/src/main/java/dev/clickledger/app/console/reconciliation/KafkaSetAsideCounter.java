package dev.clickledger.app.console.reconciliation;

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
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Takes the end offsets of the topics for late and malformed records as their counts: they also hold what the topics no
 * longer keep. A record that the stream put aside twice, over a crash, counts twice.
 */
@ApplicationScoped
class KafkaSetAsideCounter implements SetAsideCounter {

    private static final Logger LOG = Logger.getLogger(KafkaSetAsideCounter.class);
    private static final int TIMEOUT_MILLIS = 3_000;

    private final Admin admin;

    KafkaSetAsideCounter(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "set-aside-counter");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.admin = Admin.create(settings);
    }

    @Override
    public Optional<SetAside> count() {
        try {
            return Optional.of(new SetAside(records(Topic.LATE_CLICKS), records(Topic.MALFORMED_CLICKS)));
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Kafka did not tell how many records were put aside", e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private long records(Topic topic) throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = admin
                .describeTopics(List.of(topic.topicName()))
                .allTopicNames()
                .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .values()
                .stream()
                .flatMap(description -> description.partitions().stream()
                        .map(partition -> new TopicPartition(description.name(), partition.partition())))
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }
}
