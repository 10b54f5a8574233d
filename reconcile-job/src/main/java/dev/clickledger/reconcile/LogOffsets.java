package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;

/**
 * A cut through a topic: per partition the first offset that lies behind it.
 *
 * @param byPartition partitions that are not named are cut at their start
 */
public record LogOffsets(SortedMap<Integer, Long> byPartition) {

    /** The cut in front of everything. */
    public static final LogOffsets START = of(Map.of());

    /** Copies the offsets. */
    public LogOffsets {
        byPartition = Collections.unmodifiableSortedMap(new TreeMap<>(byPartition));
    }

    /** The cut with these offsets. */
    public static LogOffsets of(Map<Integer, Long> byPartition) {
        return new LogOffsets(new TreeMap<>(byPartition));
    }

    /** The first offset behind the cut. */
    public long at(int partition) {
        return byPartition.getOrDefault(partition, 0L);
    }

    /** Tells whether a record lies in front of the cut. */
    public boolean includes(int partition, long offset) {
        return offset < at(partition);
    }

    /** {@link #includes} over the columns of an archived record, in a form that Iceberg can prune files by. */
    public Column included() {
        Column any = lit(false);
        for (Map.Entry<Integer, Long> cut : byPartition.entrySet()) {
            any = any.or(partition(cut.getKey()).and(col(ClickColumns.OFFSET).lt(lit(cut.getValue()))));
        }
        return any;
    }

    /** The opposite of {@link #included}. */
    public Column excluded() {
        Column any = lit(false);
        Column unnamed = lit(true);
        for (Map.Entry<Integer, Long> cut : byPartition.entrySet()) {
            any = any.or(partition(cut.getKey()).and(col(ClickColumns.OFFSET).geq(lit(cut.getValue()))));
            unnamed = unnamed.and(col(ClickColumns.PARTITION).notEqual(lit(cut.getKey())));
        }
        return any.or(unnamed);
    }

    private static Column partition(int partition) {
        return col(ClickColumns.PARTITION).equalTo(lit(partition));
    }
}
