package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.unix_seconds;

import dev.clickledger.contract.ClickTime;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Beside the comparison: the same outcomes, added up to whole quarters of an hour. A row's key is that of a row of
 * counts; its minute is the quarter's first.
 */
final class QuarterCounts {

    private static final StructType QUARTERS =
            new StructType().add(ClickColumns.MINUTE, DataTypes.TimestampType, false);

    private QuarterCounts() {}

    /**
     * All rows of some quarters, in the order of time and in one partition: readers rely on it. A key that stands
     * published in a minute of the quarter and does not count there is a row of zeros, since an earlier run may have
     * written it.
     *
     * @param outcomes see {@link Recount}, of every minute of the quarters, and maybe of others
     * @param published the table of published rows, with those of every finished run
     * @param wanted the quarters, at least one
     */
    static Dataset<Row> of(Dataset<Row> outcomes, Dataset<Row> published, SortedSet<Instant> wanted) {
        Dataset<Row> quarters = outcomes.sparkSession()
                .createDataFrame(wanted.stream().map(RowFactory::create).toList(), QUARTERS);
        Column between =
                TimeSpans.around(wanted, ClickTime.QUARTER, Duration.ZERO).hold(ClickColumns.MINUTE);
        Dataset<Row> counted = byQuarter(outcomes, quarters)
                .groupBy(Columns.of(CountColumns.KEY))
                .agg(
                        sum(CountColumns.CLICKS).as(CountColumns.CLICKS),
                        sum(CountColumns.REPEATS).as(CountColumns.REPEATS));
        Dataset<Row> shown = byQuarter(
                        published.filter(
                                between.and(col(ClickColumns.MALFORMED_REASON).isNull())),
                        quarters)
                .select(Columns.of(CountColumns.KEY))
                .distinct();
        return counted.join(shown, Columns.names(CountColumns.KEY), "full_outer")
                .select(Columns.of(
                        CountColumns.KEY,
                        coalesce(col(CountColumns.CLICKS), lit(0L)).as(CountColumns.CLICKS),
                        coalesce(col(CountColumns.REPEATS), lit(0L)).as(CountColumns.REPEATS)))
                .coalesce(1)
                .sortWithinPartitions(ClickColumns.MINUTE);
    }

    private static Dataset<Row> byQuarter(Dataset<Row> rows, Dataset<Row> quarters) {
        Column seconds = lit(ClickTime.QUARTER.toSeconds());
        Column quarter = timestamp_seconds(
                floor(unix_seconds(col(ClickColumns.MINUTE)).divide(seconds)).multiply(seconds));
        return rows.withColumn(ClickColumns.MINUTE, quarter)
                .join(broadcast(quarters), Columns.names(ClickColumns.MINUTE), "left_semi");
    }
}
