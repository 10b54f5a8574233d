package dev.clickledger.streaming.io;

import dev.clickledger.contract.Topic;
import dev.clickledger.streaming.ingest.RawClick;
import dev.clickledger.streaming.progress.LogEnds;
import dev.clickledger.streaming.progress.StartPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The topic {@code clicks} on a Kafka cluster. */
public final class KafkaClickLog {

    /** Consumer group; the offsets that it commits with every checkpoint tell the reconcile job how far the counts are. */
    public static final String GROUP = "streaming-job";

    private static final Duration DISCOVER_EVERY = Duration.ofSeconds(2);

    private final String bootstrapServers;
    private final Duration discoverEvery;

    /** The log on the cluster with these bootstrap servers. */
    public KafkaClickLog(String bootstrapServers) {
        this(bootstrapServers, DISCOVER_EVERY);
    }

    /** Likewise, looking for new partitions so often: their clicks wait so long at most. */
    KafkaClickLog(String bootstrapServers, Duration discoverEvery) {
        this.bootstrapServers = bootstrapServers;
        this.discoverEvery = discoverEvery;
    }

    /**
     * Where to start without a checkpoint.
     *
     * @param from instant from which the log must be read, by append time
     * @param countFrom instant from which minutes can be counted when not all of the log is read
     * @throws IllegalStateException when the log cannot be asked
     */
    public StartPoint startPoint(Instant from, Instant countFrom) {
        try (Admin admin = Admin.create(KafkaLogEnds.adminConfig(bootstrapServers))) {
            PartitionOffsets partitions = new PartitionOffsets(admin);
            Map<Integer, Long> beginning = partitions.list(OffsetSpec.earliest());
            Map<Integer, Long> end = partitions.list(OffsetSpec.latest());
            Map<Integer, Long> offsets = new HashMap<>(partitions.list(OffsetSpec.forTimestamp(from.toEpochMilli())));
            // no record from then on: Kafka answers -1
            offsets.replaceAll((partition, offset) -> offset < 0 ? end.getOrDefault(partition, 0L) : offset);
            long countFromMillis = offsets.equals(beginning) ? Long.MIN_VALUE : countFrom.toEpochMilli();
            return new StartPoint(offsets, countFromMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + bootstrapServers + " for offsets", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the offsets of topic " + Topic.CLICKS.topicName() + " could not be read from " + bootstrapServers,
                    e);
        }
    }

    /**
     * The records of the log from a start point on; a checkpoint's own offsets go before it. A partition that is added
     * while the job runs is found and read from its start on.
     */
    public Source<RawClick, ?, ?> source(StartPoint start) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        start.offsets()
                .forEach((partition, offset) ->
                        offsets.put(new TopicPartition(Topic.CLICKS.topicName(), partition), offset));
        return KafkaSource.<RawClick>builder()
                .setBootstrapServers(bootstrapServers)
                .setTopics(Topic.CLICKS.topicName())
                .setGroupId(GROUP)
                .setClientIdPrefix(GROUP)
                .setStartingOffsets(new StartOffsets(offsets))
                .setDeserializer(new RawClickDeserializer())
                .setProperty("partition.discovery.interval.ms", Long.toString(discoverEvery.toMillis()))
                // for so long Kafka may be away before asking for partitions fails, as writing counts does
                .setProperty("default.api.timeout.ms", "120000")
                .setProperty("max.poll.records", "2000")
                .setProperty("max.partition.fetch.bytes", "4194304")
                .build();
    }

    /** Where the log ends, asked while the job runs. */
    public LogEnds ends() {
        return new KafkaLogEnds(bootstrapServers);
    }
}
