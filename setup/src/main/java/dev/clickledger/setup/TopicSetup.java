package dev.clickledger.setup;

import dev.clickledger.contract.Topic;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics of the contract and keeps their settings as the contract has them.
 *
 * @param replication copies of each partition
 * @param minInsyncReplicas copies that must have a record before the producer is told so
 */
public record TopicSetup(short replication, int minInsyncReplicas) {

    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);

    /** Checks that a write can succeed at all. */
    public TopicSetup {
        if (minInsyncReplicas < 1 || minInsyncReplicas > replication) {
            throw new IllegalArgumentException("min.insync.replicas must be from 1 to the replication " + replication
                    + ", not " + minInsyncReplicas);
        }
    }

    /** One broker. */
    public static TopicSetup ofOneBroker() {
        return new TopicSetup((short) 1, 1);
    }

    /** Every setting of a topic in this cluster. */
    public Map<String, String> config(Topic topic) {
        Map<String, String> config = new TreeMap<>(topic.config());
        config.put("min.insync.replicas", Integer.toString(minInsyncReplicas));
        return config;
    }

    /**
     * Creates the topics that are missing and corrects the settings of the others.
     *
     * @throws IllegalStateException when a topic exists with another number of partitions: its keys lie where that
     *     number put them
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
        refuseOtherPartitions(admin, present);
        admin.createTopics(missing.stream().map(this::newTopic).toList()).all().get();
        admin.incrementalAlterConfigs(alterations(present)).all().get();
        LOG.info("topics: {} created, {} present", missing.size(), present.size());
    }

    private NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.topicName(), Optional.of(topic.partitions()), Optional.of(replication))
                .configs(config(topic));
    }

    private static void refuseOtherPartitions(Admin admin, List<Topic> topics)
            throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> descriptions = admin.describeTopics(
                        topics.stream().map(Topic::topicName).toList())
                .allTopicNames()
                .get();
        for (Topic topic : topics) {
            TopicDescription description = descriptions.get(topic.topicName());
            if (description != null && description.partitions().size() != topic.partitions()) {
                throw new IllegalStateException("topic " + topic.topicName() + " has "
                        + description.partitions().size() + " partitions and should have " + topic.partitions()
                        + ": the number must not change while there is data");
            }
        }
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
