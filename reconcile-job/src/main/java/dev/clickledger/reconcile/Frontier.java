package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How far the speed layer has read, as an append time: everything that was appended before it, it has read and
 * published.
 */
record Frontier(Instant appendedAt) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /**
     * The append time of the first record that the speed layer has not read.
     *
     * @param log the cut of the archive that this run sees
     * @param committed what the speed layer has read, asked for after that cut was taken
     */
    static Frontier of(Dataset<Row> log, LogOffsets cut, LogOffsets committed) {
        Map<Integer, Long> unread = new HashMap<>();
        cut.byPartition().forEach((partition, end) -> {
            if (committed.at(partition) < end) {
                unread.put(partition, committed.at(partition));
            }
        });
        if (unread.isEmpty()) {
            return new Frontier(Instant.MAX);
        }
        Row first = log.filter(LogOffsets.of(unread).excluded())
                .filter(col(ClickColumns.PARTITION).isInCollection(unread.keySet()))
                .agg(min(ClickColumns.APPENDED_AT))
                .head();
        return new Frontier(first.isNullAt(0) ? Instant.MAX : first.getInstant(0));
    }

    /**
     * Tells whether the speed layer may still have to read records of a minute that are not late. Late ones, such as
     * history from before the speed layer existed, it would leave alone anyway.
     *
     * @param settling lateness bound and closing margin
     */
    boolean behind(Instant minute, Duration settling) {
        return minute.plus(MINUTE).plus(settling).isAfter(appendedAt);
    }
}
