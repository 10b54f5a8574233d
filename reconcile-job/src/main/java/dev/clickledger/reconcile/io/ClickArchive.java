package dev.clickledger.reconcile.io;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import dev.clickledger.contract.Topic;
import dev.clickledger.reconcile.Archive;
import dev.clickledger.reconcile.ClickColumns;
import dev.clickledger.reconcile.LogOffsets;
import dev.clickledger.reconcile.ReconcileAlarm;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Copies the topic {@code clicks} into the lake, every record exactly once: the query's checkpoint says which offsets a
 * batch holds, and the Iceberg snapshot says which batch is in. Both live in the warehouse, so that neither is lost
 * alone.
 */
public final class ClickArchive {

    private static final long MAX_RECORDS_PER_BATCH = 1_250_000;

    private final SparkSession spark;
    private final Lake lake;
    private final String bootstrap;
    private final String checkpoint;

    /** An archive of that broker's topic in the warehouse. */
    public ClickArchive(SparkSession spark, Lake lake, String bootstrap, String warehouse) {
        this.spark = spark;
        this.lake = lake;
        this.bootstrap = bootstrap;
        this.checkpoint = warehouse + "/_checkpoints/clicks";
    }

    /** Reads everything that the topic holds by now. */
    public void catchUp() {
        try {
            Archive.rows(spark.readStream()
                            .format("kafka")
                            .option("kafka.bootstrap.servers", bootstrap)
                            .option("subscribe", Topic.CLICKS.topicName())
                            .option("startingOffsets", "earliest")
                            .option("failOnDataLoss", "true")
                            .option("maxOffsetsPerTrigger", MAX_RECORDS_PER_BATCH)
                            .load())
                    .writeStream()
                    .format("iceberg")
                    .outputMode("append")
                    .queryName("archive")
                    .trigger(Trigger.AvailableNow())
                    .option("checkpointLocation", checkpoint)
                    .toTable(Lake.CLICKS)
                    .awaitTermination();
        } catch (StreamingQueryException | TimeoutException e) {
            throw new IllegalStateException("archiving topic clicks failed: " + e.getMessage(), e);
        }
    }

    /**
     * Proves that the archive holds every record up to a cut exactly once: what is new since the run before offset by
     * offset, and all of it by number.
     *
     * @param previous where the archive began and how far the run before proved it; null when there was none
     * @param topicBegins where the topic begins by now; a first archive must reach back so far
     * @throws ReconcileAlarm when a record is missing or there twice
     */
    public Extent proveComplete(@Nullable Extent previous, LogOffsets topicBegins, LogOffsets end) {
        LogOffsets from = previous == null ? LogOffsets.START : previous.end();
        Map<Integer, Row> extents = new HashMap<>();
        lake.clicks()
                .filter(end.included().and(from.excluded()))
                .groupBy(ClickColumns.PARTITION)
                .agg(min(ClickColumns.OFFSET), max(ClickColumns.OFFSET), count(lit(1)))
                .collectAsList()
                .forEach(row -> extents.put(row.getInt(0), row));
        Map<Integer, Long> begins =
                new TreeMap<>(previous == null ? Map.of() : previous.begin().byPartition());
        end.byPartition().forEach((partition, last) -> {
            Row extent = extents.get(partition);
            if (!begins.containsKey(partition)) {
                // Kafka may have dropped old records since they were archived.
                begins.put(
                        partition,
                        extent == null
                                ? topicBegins.at(partition)
                                : Math.min(topicBegins.at(partition), extent.getLong(1)));
            }
            Long proven = from.byPartition().get(partition);
            prove(partition, proven != null ? proven : begins.getOrDefault(partition, 0L), last, extent);
        });
        Extent extent = new Extent(LogOffsets.of(begins), end);
        proveNumber(extent);
        return extent;
    }

    /** Where the archive begins, and where what is proven of it ends. */
    public record Extent(LogOffsets begin, LogOffsets end) {

        /** How many records lie between. */
        public long records() {
            return end.byPartition().entrySet().stream()
                    .mapToLong(entry -> entry.getValue() - begin.at(entry.getKey()))
                    .sum();
        }
    }

    /** Iceberg answers the count of all rows from its metadata, so the whole archive is proven at no cost. */
    private void proveNumber(Extent extent) {
        long behind = lake.clicks().filter(extent.end().excluded()).count();
        long records = lake.clicks().count() - behind;
        if (records != extent.records()) {
            throw new ReconcileAlarm("the archive of clicks is not complete: up to offsets "
                    + extent.end().byPartition() + " it should hold " + extent.records() + " records, but holds "
                    + records + "; it was complete before, so something else has changed it");
        }
    }

    private static void prove(int partition, long start, long end, @Nullable Row extent) {
        long first = extent == null ? end : extent.getLong(1);
        long last = extent == null ? start - 1 : extent.getLong(2);
        long records = extent == null ? 0 : extent.getLong(3);
        boolean complete = end == start ? extent == null : first == start && last == end - 1 && records == end - start;
        if (!complete) {
            throw new ReconcileAlarm("the archive of clicks is not complete: partition " + partition
                    + " should hold offsets " + start + " to " + (end - 1) + " once each, but holds " + records
                    + " records from " + first + " to " + last
                    + (end < start ? "; the topic ends before what was archived, was it created anew?" : ""));
        }
    }
}
