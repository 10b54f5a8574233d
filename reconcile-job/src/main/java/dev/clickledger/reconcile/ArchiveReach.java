package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.time.Instant;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How far back the archive holds every record. Where it was begun, or begun anew, after Kafka had dropped old records, older
 * minutes cannot be recounted: their clicks would seem never to have happened.
 *
 * @param appendedAt everything that was appended from then on is in the archive
 */
record ArchiveReach(Instant appendedAt) {

    /**
     * Finds the append time of the first archived record of every partition that did not begin at its very start.
     *
     * @param log the archive
     * @param begins where it begins
     * @param firstRun when the first run looked: a partition that was empty then is complete since
     */
    static ArchiveReach of(Dataset<Row> log, LogOffsets begins, Instant firstRun) {
        Instant reach = Instant.MIN;
        for (Map.Entry<Integer, Long> begin : begins.byPartition().entrySet()) {
            if (begin.getValue() > 0) {
                Column first = col(ClickColumns.PARTITION)
                        .equalTo(lit(begin.getKey()))
                        .and(col(ClickColumns.OFFSET).equalTo(lit(begin.getValue())));
                Row row = log.filter(first).agg(max(ClickColumns.APPENDED_AT)).head();
                Instant since = row.isNullAt(0) ? firstRun : row.getInstant(0);
                reach = since.isAfter(reach) ? since : reach;
            }
        }
        return new ArchiveReach(reach);
    }

    /** Tells whether all records of a minute are there that can be. */
    boolean covers(Instant minute) {
        return !minute.isBefore(appendedAt);
    }
}
