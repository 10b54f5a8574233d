package dev.clickledger.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickledger.contract.PinotTables;
import dev.clickledger.contract.Topic;
import dev.clickledger.setup.DatabaseRole;
import dev.clickledger.setup.RulesSetup;
import dev.clickledger.setup.TableSetup;
import dev.clickledger.setup.TopicSetup;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How each component is asked whether it is ready. Kafka and Pinot are given topics, rules of counts and tables on the way. */
final class Questions {

    private static final String CONSUMER_FACTORY = "org.apache.pinot.plugin.stream.kafka20.KafkaConsumerFactory";
    private static final int ADMIN_MILLIS = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StackSettings settings;
    private final Ports ports;
    private final RulesSetup rules = RulesSetup.from(System.getenv());
    private final AtomicBoolean tablesMade = new AtomicBoolean();

    Questions(StackSettings settings) {
        this.settings = settings;
        this.ports = settings.ports();
    }

    boolean kafka() throws Exception {
        if (!Loopback.listens(ports.of("kafka"))) {
            return false;
        }
        try (Admin admin = admin()) {
            TopicSetup.ofOneBroker().apply(admin);
        }
        rules.apply("127.0.0.1:" + ports.of("kafka"));
        return true;
    }

    /**
     * Raises the partitions of the topic {@code clicks}.
     *
     * @throws IllegalStateException when there are more of them already, or Kafka does not answer
     */
    void raiseClickPartitions(int partitions) throws InterruptedException {
        try (Admin admin = admin()) {
            TopicSetup.ofOneBroker().withClickPartitions(partitions).apply(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not raise the partitions: " + e.getMessage(), e);
        }
    }

    boolean postgres() {
        String url = "jdbc:postgresql://127.0.0.1:" + ports.of("postgres") + "/clickledger";
        DatabaseRole owner = DatabaseRole.OWNER;
        return Loopback.listens(ports.of("postgres"))
                && PostgresProbe.answers(
                        url,
                        owner.roleName(),
                        StackSecrets.of(settings.data(), System.getenv()).of(owner));
    }

    boolean keycloak() throws InterruptedException {
        return Loopback.get(ports.of("keycloak"), "/realms/clickledger/.well-known/openid-configuration")
                .isPresent();
    }

    boolean redirect() throws InterruptedException {
        return Loopback.get(ports.of("redirect.management"), "/q/health/ready").isPresent();
    }

    boolean console() throws InterruptedException {
        return Loopback.get(ports.of("console.management"), "/q/health/ready").isPresent();
    }

    /** Running means that a job exists and every task of it runs. */
    boolean streamingJob() throws Exception {
        Optional<String> overview = Loopback.get(ports.of("flink"), "/jobs/overview");
        if (overview.isEmpty()) {
            return false;
        }
        for (JsonNode job : JSON.readTree(overview.get()).path("jobs")) {
            JsonNode tasks = job.path("tasks");
            if (job.path("state").asText().equals("RUNNING")
                    && tasks.path("running").asInt() == tasks.path("total").asInt()) {
                return true;
            }
        }
        return false;
    }

    /** Ready only when every consuming segment has read what Kafka held when it was asked: before, answers are partial. */
    boolean pinot() throws Exception {
        if (Loopback.get(ports.of("pinot.controller"), "/health").isEmpty()
                || Loopback.get(ports.of("pinot.broker"), "/health").isEmpty()
                || Loopback.get(ports.of("pinot.server.admin"), "/health").isEmpty()) {
            return false;
        }
        if (!tablesMade.get()) {
            new TableSetup(
                            URI.create("http://127.0.0.1:" + ports.of("pinot.controller")),
                            "127.0.0.1:" + ports.of("kafka"),
                            CONSUMER_FACTORY,
                            1)
                    .apply();
            tablesMade.set(true);
        }
        return caughtUp(PinotTables.CLICK_COUNTS, Topic.CLICK_COUNTS)
                && caughtUp(PinotTables.RECONCILIATIONS, Topic.RECONCILIATIONS)
                && caughtUp(PinotTables.TRAIT_COUNTS, Topic.TRAIT_COUNTS)
                && caughtUp(PinotTables.QUARTER_COUNTS, Topic.QUARTER_COUNTS);
    }

    private boolean caughtUp(String table, Topic topic) throws Exception {
        Map<Integer, Long> ends = endOffsets(topic);
        Optional<String> info =
                Loopback.get(ports.of("pinot.controller"), "/tables/" + table + "/consumingSegmentsInfo");
        if (info.isEmpty()) {
            return false;
        }
        Map<Integer, Long> read = new HashMap<>();
        for (JsonNode segment : JSON.readTree(info.get()).path("_segmentToConsumingInfoMap")) {
            for (JsonNode consumer : segment) {
                consumer.path("partitionToOffsetMap")
                        .properties()
                        .forEach(entry -> read.merge(
                                Integer.valueOf(entry.getKey()),
                                entry.getValue().asLong(-1),
                                Math::max));
            }
        }
        return ends.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    private Map<Integer, Long> endOffsets(Topic topic) throws Exception {
        Map<Integer, Long> ends = new HashMap<>();
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetSpec> wanted =
                    admin.describeTopics(List.of(topic.topicName())).allTopicNames().get().values().stream()
                            .flatMap(description -> description.partitions().stream())
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(topic.topicName(), partition.partition()),
                                    _ -> OffsetSpec.latest()));
            admin.listOffsets(wanted)
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
        }
        return ends;
    }

    private Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                "127.0.0.1:" + ports.of("kafka"),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                ADMIN_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                ADMIN_MILLIS));
    }
}
