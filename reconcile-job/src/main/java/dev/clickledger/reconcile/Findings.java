package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.clickledger.contract.Reconciliation.Status;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Fifth step: compared rows to one finding per ad and window. */
final class Findings {

    static final String WINDOW_START = "window_start";
    static final String WINDOW_END = "window_end";
    static final String BEHIND = "behind";
    static final String BEFORE_LOG = "before_log";
    static final String STATUS = "status";

    private Findings() {}

    /**
     * One row per tenant, ad and window with any count.
     *
     * @param rows see {@link Comparison}, each with its window: window_start, window_end, behind, before_log
     */
    static Dataset<Row> of(Dataset<Row> rows) {
        Column differs = col(CountColumns.CLICKS).notEqual(col(Published.CLICKS));
        Column status = when(col(BEHIND), Status.BEHIND.name())
                .when(col(Comparison.MISSING).plus(col(Comparison.PHANTOM)).gt(lit(0L)), Status.UNEXPLAINED.name())
                .when(col("differs").and(col(BEFORE_LOG)).and(not(col("recounted_before"))), Status.BACKFILLED.name())
                .when(col("differs"), Status.CORRECTED.name())
                .otherwise(Status.MATCHED.name());
        return rows.groupBy(Columns.of(ClickColumns.TENANT_ID, ClickColumns.AD_ID, WINDOW_START))
                .agg(
                        first(WINDOW_END).as(WINDOW_END),
                        first(BEHIND).as(BEHIND),
                        first(BEFORE_LOG).as(BEFORE_LOG),
                        sum(Published.CLICKS).as(Published.CLICKS),
                        sum(CountColumns.CLICKS).as(CountColumns.CLICKS),
                        sum(CountColumns.LATE).as(CountColumns.LATE),
                        sum(CountColumns.REPEAT).as(CountColumns.REPEAT),
                        sum(CountColumns.MOVED).as(CountColumns.MOVED),
                        sum(Comparison.MISSING).as(Comparison.MISSING),
                        sum(Comparison.PHANTOM).as(Comparison.PHANTOM),
                        max(differs).as("differs"),
                        max(col(Published.RUN).isNotNull()).as("recounted_before"))
                .withColumn(STATUS, status)
                .drop("differs", "recounted_before", BEHIND, BEFORE_LOG);
    }
}
