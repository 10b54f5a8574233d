package dev.clickledger.contract;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The Kafka topics, their partitions and settings. Locally and in production they are created from here. */
public enum Topic {
    /** Click events, Avro single-object encoding, keyed by {@link ClickKeys#click}. The log that everything is counted from. */
    CLICKS("clicks", 4, Duration.ofDays(7), Map.of("message.timestamp.type", "LogAppendTime")),
    /** Clicks that reached the log later than the lateness bound; only the batch layer counts them. */
    LATE_CLICKS("late-clicks", 1, Duration.ofDays(30), Map.of()),
    /** Bytes on {@link #CLICKS} that are no click event, with the reason. */
    MALFORMED_CLICKS("malformed-clicks", 1, Duration.ofDays(30), Map.of()),
    /** {@link ClickCount}s as JSON, keyed by {@link ClickKeys#clickCount}; the table {@code click_counts} is fed from it. */
    CLICK_COUNTS("click-counts", 4, Duration.ofDays(30), Map.of()),
    /** {@link Reconciliation}s as JSON, keyed by {@link ClickKeys#clickCount}. */
    RECONCILIATIONS("reconciliations", 1, Duration.ofDays(400), Map.of()),
    /** {@link TraitCount}s as JSON, keyed by {@link ClickKeys#clickCount}; the table {@code trait_counts} is fed from it. */
    TRAIT_COUNTS("trait-counts", 1, Duration.ofDays(30), Map.of()),
    /**
     * Reconciled {@link ClickCount}s of whole quarters of an hour, whose {@code minute} is the quarter's first, as JSON,
     * keyed by {@link ClickKeys#clickCount}; the table {@code quarter_counts} is fed from it. Rows are written in the
     * order of time, so whoever sees a row of a quarter sees every quarter before it. That rests on there being one
     * partition.
     */
    QUARTER_COUNTS("quarter-counts", 1, Duration.ofDays(30), Map.of()),
    /**
     * The {@link CountingRules} of this log as JSON, without a key. The first record counts, for every reader and for ever:
     * nothing is deleted, and a later record, of somebody who began to write when there was none yet, says nothing. That
     * is why the topic is not compacted, which would keep the last one.
     */
    COUNTING_RULES("counting-rules", 1, Map.of("retention.ms", "-1", "retention.bytes", "-1"));

    private final String topicName;
    private final int partitions;
    private final Map<String, String> config;

    Topic(String topicName, int partitions, Duration retention, Map<String, String> config) {
        this(topicName, partitions, with(config, "retention.ms", Long.toString(retention.toMillis())));
    }

    Topic(String topicName, int partitions, Map<String, String> config) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.config = with(config, "cleanup.policy", "delete");
    }

    private static Map<String, String> with(Map<String, String> config, String name, String value) {
        Map<String, String> all = new TreeMap<>(config);
        all.put(name, value);
        return Map.copyOf(all);
    }

    /** Name of the topic on the broker. */
    public String topicName() {
        return topicName;
    }

    /**
     * Number of partitions, on one machine. Only that of {@link #CLICKS} may be raised where there is data: nothing but
     * the order of one click's events rests on it. On the others a row's revisions must stay in one partition.
     */
    public int partitions() {
        return partitions;
    }

    /** Topic settings; replication and {@code min.insync.replicas} are the cluster's. */
    public Map<String, String> config() {
        return config;
    }
}
