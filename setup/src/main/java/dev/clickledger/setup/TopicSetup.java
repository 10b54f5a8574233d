package dev.clickledger.setup;

import dev.clickledger.contract.Topic;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics of the contract and keeps their settings as the contract has them. Of {@code clicks} it raises the
 * partitions as well, while clicks come in: see docs/decisions/keyed-by-click.md.
 *
 * @param replication copies of each partition
 * @param minInsyncReplicas copies that must have a record before the producer is told so
 * @param clickPartitions partitions of {@code clicks}; without one as many as there are, and at least the contract's
 */
public record TopicSetup(short replication, int minInsyncReplicas, OptionalInt clickPartitions) {

    /** The setting for the partitions of {@code clicks}, which messages name. */
    static final String CLICK_PARTITIONS = "CLICK_PARTITIONS";

    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);

    /** Checks that a write can succeed at all, and that there is a partition to write to. */
    public TopicSetup {
        if (minInsyncReplicas < 1 || minInsyncReplicas > replication) {
            throw new IllegalArgumentException("min.insync.replicas must be from 1 to the replication " + replication
                    + ", not " + minInsyncReplicas);
        }
        if (clickPartitions.isPresent() && clickPartitions.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    CLICK_PARTITIONS + " must be at least 1, not " + clickPartitions.getAsInt());
        }
    }

    /** One broker. */
    public static TopicSetup ofOneBroker() {
        return new TopicSetup((short) 1, 1, OptionalInt.empty());
    }

    /** The same with this number of partitions of {@code clicks}. */
    public TopicSetup withClickPartitions(int partitions) {
        return new TopicSetup(replication, minInsyncReplicas, OptionalInt.of(partitions));
    }

    /** Every setting of a topic in this cluster. */
    public Map<String, String> config(Topic topic) {
        Map<String, String> config = new TreeMap<>(topic.config());
        config.put("min.insync.replicas", Integer.toString(minInsyncReplicas));
        return config;
    }

    /** How many partitions a new topic gets. */
    public int partitions(Topic topic) {
        return topic == Topic.CLICKS ? clickPartitions.orElse(topic.partitions()) : topic.partitions();
    }

    /**
     * How many partitions a topic should have that has some.
     *
     * @throws IllegalStateException when Kafka cannot or must not get there; the message says what to do
     */
    int partitions(Topic topic, int present) {
        int wanted = partitions(topic);
        if (present == wanted) {
            return present;
        }
        if (topic != Topic.CLICKS) {
            throw new IllegalStateException("topic " + topic.topicName() + " has " + present
                    + " partitions and must have " + wanted + ": all revisions of a row lie in one partition, which"
                    + " that number decides, so it never changes where there is data. Nothing was changed. Begin with"
                    + " an empty cluster, or stop the jobs, copy the topic with its keys to one of " + wanted
                    + " partitions, and put that in its place");
        }
        if (present > wanted && clickPartitions.isPresent()) {
            throw new IllegalStateException("topic " + topic.topicName() + " has " + present + " partitions, and "
                    + CLICK_PARTITIONS + " is " + wanted + ": Kafka cannot take partitions away. Nothing was changed."
                    + " Set " + CLICK_PARTITIONS + " to " + present + " or more, or leave it out");
        }
        return Math.max(present, wanted);
    }

    /**
     * Creates the topics that are missing, corrects the settings of the others, and raises the partitions of
     * {@code clicks} where there are fewer than wanted. Programs that run meanwhile go on, and find new partitions by
     * themselves.
     *
     * @throws IllegalStateException when a topic has a number of partitions that cannot become the wanted one; nothing
     *     is changed then, and the message says what to do
     * @throws ExecutionException when the brokers refuse
     */
    public void apply(Admin admin) throws ExecutionException, InterruptedException {
        Collection<String> existing = admin.listTopics().names().get();
        List<Topic> missing = Arrays.stream(Topic.values())
                .filter(topic -> !existing.contains(topic.topicName()))
                .toList();
        List<Topic> present = Arrays.stream(Topic.values())
                .filter(topic -> existing.contains(topic.topicName()))
                .toList();
        Map<String, NewPartitions> raised = raised(admin, present);
        admin.createTopics(missing.stream().map(this::newTopic).toList()).all().get();
        admin.incrementalAlterConfigs(alterations(present)).all().get();
        admin.createPartitions(raised).all().get();
        LOG.info("topics: {} created, {} present", missing.size(), present.size());
        raised.forEach((topic, partitions) -> LOG.info(
                "topic {}: raised to {} partitions; readers and writers find them by themselves within five minutes",
                topic,
                partitions.totalCount()));
    }

    private NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.topicName(), Optional.of(partitions(topic)), Optional.of(replication))
                .configs(config(topic));
    }

    private Map<String, NewPartitions> raised(Admin admin, List<Topic> topics)
            throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> descriptions = admin.describeTopics(
                        topics.stream().map(Topic::topicName).toList())
                .allTopicNames()
                .get();
        Map<String, NewPartitions> raised = new TreeMap<>();
        for (Topic topic : topics) {
            TopicDescription description = descriptions.get(topic.topicName());
            if (description != null) {
                int present = description.partitions().size();
                int wanted = partitions(topic, present);
                if (wanted > present) {
                    raised.put(topic.topicName(), NewPartitions.increaseTo(wanted));
                }
            }
        }
        return raised;
    }

    private Map<ConfigResource, Collection<AlterConfigOp>> alterations(List<Topic> topics) {
        Map<ConfigResource, Collection<AlterConfigOp>> alterations = new java.util.HashMap<>();
        for (Topic topic : topics) {
            List<AlterConfigOp> operations = config(topic).entrySet().stream()
                    .map(entry -> new AlterConfigOp(
                            new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            alterations.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName()), operations);
        }
        return alterations;
    }
}
