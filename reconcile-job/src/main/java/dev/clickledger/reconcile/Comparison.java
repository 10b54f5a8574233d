package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Fourth step: recounted against published, row by row, with the reasons for the difference.
 *
 * <p>Against a streamed row the reasons are those that {@link ClickHistory} found. Against a row that an earlier run
 * reconciled there is only one: a click whose first event that run had not read, which is late. Whatever the reasons
 * leave over is missing or phantom, row by row, so that opposite errors never cancel.
 */
final class Comparison {

    static final String MISSING = "missing";
    static final String PHANTOM = "phantom";
    static final String TO_PUBLISH = "to_publish";

    private Comparison() {}

    /**
     * Compares the minutes of some windows. One row per row of counts, each with its window.
     *
     * @param outcomes see {@link Recount}, of all minutes of the windows, and maybe of others
     * @param published the table of published rows
     * @param cuts finished runs, see {@link Published#standing}
     * @param windows at least one, in order
     */
    static Dataset<Row> of(
            Dataset<Row> outcomes, Dataset<Row> published, Dataset<Row> cuts, List<RecountWindow> windows) {
        Dataset<Row> byMinute = RecountWindow.dataset(outcomes.sparkSession(), windows);
        Dataset<Row> minutes = byMinute.select(ClickColumns.MINUTE);
        SortedSet<Instant> starts = new TreeSet<>();
        windows.forEach(window -> starts.addAll(window.minutes()));
        Column between =
                TimeSpans.around(starts, Duration.ofMinutes(1), Duration.ZERO).hold(ClickColumns.MINUTE);
        Dataset<Row> recounted = outcomes.join(broadcast(minutes), Columns.names(ClickColumns.MINUTE), "left_semi");
        Dataset<Row> wanted =
                published.filter(between).join(broadcast(minutes), Columns.names(ClickColumns.MINUTE), "left_semi");
        // it is small, is needed twice, and takes much reading
        Dataset<Row> standing = Published.standing(wanted, cuts).persist(StorageLevel.MEMORY_AND_DISK());
        return rows(recounted, standing).join(broadcast(byMinute), Columns.names(ClickColumns.MINUTE));
    }

    /**
     * One row per row of counts that was recounted or stands published.
     *
     * @param outcomes see {@link Recount}
     * @param standing see {@link Published#standing}
     */
    static Dataset<Row> rows(Dataset<Row> outcomes, Dataset<Row> standing) {
        Column left = col(CountColumns.CLICKS)
                .minus(col(Published.CLICKS))
                .minus(col(CountColumns.LATE))
                .plus(col(CountColumns.REPEAT))
                .minus(col(CountColumns.MOVED));
        return recounted(outcomes, standing)
                .join(standing, Columns.names(CountColumns.KEY), "full_outer")
                .select(Columns.of(
                        CountColumns.KEY,
                        orNone(CountColumns.CLICKS),
                        orNone(CountColumns.REPEATS),
                        orNone(CountColumns.LATE),
                        orNone(CountColumns.REPEAT),
                        orNone(CountColumns.MOVED),
                        orNone(Published.CLICKS),
                        orNone(Published.REPEATS),
                        Published.RUN,
                        coalesce(col(Published.KNOWN), lit(false)).as(Published.KNOWN),
                        coalesce(col(Published.OVERLAID), lit(false)).as(Published.OVERLAID)))
                .withColumn(MISSING, greatest(left, lit(0L)))
                .withColumn(PHANTOM, greatest(left.multiply(lit(-1L)), lit(0L)))
                .withColumn(TO_PUBLISH, toPublish());
    }

    /** Rows that a finished run published with the same counts stay as they are; empty rows nobody saw stay unsaid. */
    private static Column toPublish() {
        Column differs = col(CountColumns.CLICKS)
                .notEqual(col(Published.CLICKS))
                .or(col(CountColumns.REPEATS).notEqual(col(Published.REPEATS)));
        Column worthSaying = col(Published.KNOWN)
                .or(col(CountColumns.CLICKS).plus(col(CountColumns.REPEATS)).gt(lit(0L)));
        return worthSaying.and(
                col(Published.RUN).isNull().or(col(Published.OVERLAID)).or(differs));
    }

    /**
     * One row per row of counts that was recounted. What stands published is joined to the outcomes and not the other
     * way round, since Spark holds one side's rows of a key in memory: a row of counts may have millions of clicks.
     */
    private static Dataset<Row> recounted(Dataset<Row> outcomes, Dataset<Row> standing) {
        Column reconciled = col(Published.RUN).isNotNull();
        Column unreadByRun = col(ClickColumns.OFFSET)
                .geq(coalesce(element_at(col("click_offsets"), col(ClickColumns.PARTITION)), lit(0L)));
        Column late = when(
                        reconciled, when(unreadByRun, col(CountColumns.CLICKS)).otherwise(lit(0L)))
                .otherwise(col(CountColumns.LATE));
        Dataset<Row> runs = standing.select(Columns.of(CountColumns.KEY, Published.RUN, "click_offsets"));
        return outcomes.join(runs, Columns.names(CountColumns.KEY), "left_outer")
                .groupBy(Columns.of(CountColumns.KEY))
                .agg(
                        sum(CountColumns.CLICKS).as(CountColumns.CLICKS),
                        sum(CountColumns.REPEATS).as(CountColumns.REPEATS),
                        sum(late).as(CountColumns.LATE),
                        sum(when(reconciled, lit(0L)).otherwise(col(CountColumns.REPEAT)))
                                .as(CountColumns.REPEAT),
                        sum(when(reconciled, lit(0L)).otherwise(col(CountColumns.MOVED)))
                                .as(CountColumns.MOVED));
    }

    private static Column orNone(String count) {
        return coalesce(col(count), lit(0L)).as(count);
    }
}
