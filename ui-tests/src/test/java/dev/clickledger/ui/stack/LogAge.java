package dev.clickledger.ui.stack;

import dev.clickledger.contract.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** For how long the click log has had clicks. What happened before is filled in and is no drift. */
public final class LogAge {

    private static final Duration SOON = Duration.ofSeconds(1);

    private LogAge() {}

    /** Waits until the log's first click is so old, having had one logged if there was none. */
    public static void atLeast(Duration age, RunningStack stack) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
            Instant began = began(admin, stack);
            while (Instant.now().isBefore(began.plus(age))) {
                Thread.sleep(SOON);
            }
        } catch (ExecutionException e) {
            throw new AssertionError("Kafka does not tell the click log's age", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the click log grew older", e);
        }
    }

    private static Instant began(Admin admin, RunningStack stack) throws ExecutionException, InterruptedException {
        OptionalLong first = firstAppend(admin);
        if (first.isEmpty()) {
            new Records(stack, "acme", "acme-spring", "acme-boots").lateClicks(Instant.now(), 1);
            first = firstAppend(admin);
        }
        return Instant.ofEpochMilli(first.orElseThrow());
    }

    private static OptionalLong firstAppend(Admin admin) throws ExecutionException, InterruptedException {
        String topic = Topic.CLICKS.topicName();
        Map<TopicPartition, OffsetSpec> firsts = Objects.requireNonNull(admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic))
                .partitions()
                .stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.forTimestamp(0)));
        return admin.listOffsets(firsts).all().get().values().stream()
                .filter(found -> found.offset() >= 0)
                .mapToLong(ListOffsetsResultInfo::timestamp)
                .min();
    }
}
