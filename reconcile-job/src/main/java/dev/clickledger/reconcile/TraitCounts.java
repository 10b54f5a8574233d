package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.clickledger.contract.ClickTrait;
import dev.clickledger.contract.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Beside the comparison: the same outcomes, counted by hour and trait. Clicks only, and valid ones; a click's traits are
 * those of its first event, as its minute is.
 */
final class TraitCounts {

    private static final StructType HOURS = new StructType()
            .add(TraitColumns.HOUR, DataTypes.TimestampType, false)
            .add(TraitColumns.COUNTED_UNTIL, DataTypes.TimestampType, false);

    private TraitCounts() {}

    /**
     * The rows that a run has to publish, see {@link TraitColumns#PUBLISHED}: those that differ from what finished runs
     * have published, and those that a run which never finished may have published in between.
     *
     * @param outcomes see {@link Recount}, of every minute of the hours that is closed for good
     * @param wanted the hours to count, at least one
     * @param closedUntil every minute before this is closed for good
     * @param published the table of published rows by trait
     * @param runs finished runs, see {@link Published#standing}
     */
    static Dataset<Row> toPublish(
            Dataset<Row> outcomes,
            SortedSet<Instant> wanted,
            Instant closedUntil,
            Dataset<Row> published,
            Dataset<Row> runs,
            long runNumber) {
        Dataset<Row> hours = hours(outcomes.sparkSession(), wanted, closedUntil);
        Column between =
                TimeSpans.around(wanted, Duration.ofHours(1), Duration.ZERO).hold(TraitColumns.HOUR);
        Column counted = coalesce(col(CountColumns.CLICKS), lit(0L));
        Column differs = counted.notEqual(col(Published.CLICKS));
        return recounted(outcomes, hours)
                .join(standing(published.filter(between), hours, runs), Columns.names(TraitColumns.KEY), "full_outer")
                .filter(coalesce(differs.or(col(Published.OVERLAID)), lit(true)))
                .join(broadcast(hours), Columns.names(TraitColumns.HOUR))
                .select(Columns.of(
                        TraitColumns.KEY,
                        counted.as(CountColumns.CLICKS),
                        TraitColumns.COUNTED_UNTIL,
                        lit(runNumber).as(CountColumns.RUN_NUMBER)));
    }

    /** The hours, each with the time until which it is counted. */
    private static Dataset<Row> hours(SparkSession spark, SortedSet<Instant> hours, Instant closedUntil) {
        List<Row> rows = hours.stream()
                .map(hour -> RowFactory.create(hour, RecountHours.countedUntil(hour, closedUntil)))
                .toList();
        return spark.createDataFrame(rows, HOURS);
    }

    private static Dataset<Row> recounted(Dataset<Row> outcomes, Dataset<Row> hours) {
        Column clicked = col(CountColumns.CLICKS)
                .gt(lit(0))
                .and(col(ClickColumns.VERDICT).equalTo(lit(Verdict.VALID.name())));
        Column traits = array(
                trait(ClickTrait.REFERRER, coalesce(col(ClickColumns.REFERRER_HOST), lit(ClickTrait.NO_REFERRER))),
                trait(ClickTrait.BROWSER, col(ClickColumns.BROWSER)),
                trait(ClickTrait.OS, col(ClickColumns.OS)));
        Dataset<Row> byValue = outcomes.filter(clicked)
                .withColumn(TraitColumns.HOUR, date_trunc("hour", col(ClickColumns.MINUTE)))
                .join(broadcast(hours), Columns.names(TraitColumns.HOUR), "left_semi")
                .withColumn("of", explode(traits))
                .withColumn(TraitColumns.TRAIT, col("of.trait"))
                .withColumn(TraitColumns.VALUE, col("of.value"))
                .groupBy(Columns.of(TraitColumns.KEY))
                .agg(sum(CountColumns.CLICKS).as(CountColumns.CLICKS));
        return bounded(byValue);
    }

    private static Column trait(ClickTrait trait, Column value) {
        return struct(lit(trait.name()).as(TraitColumns.TRAIT), value.as(TraitColumns.VALUE));
    }

    /** The values with the most clicks as they are, the others as one; among equals by name, so that a rerun agrees. */
    private static Dataset<Row> bounded(Dataset<Row> byValue) {
        Column rank = row_number()
                .over(Window.partitionBy(Columns.of(TraitColumns.LIST))
                        .orderBy(col(CountColumns.CLICKS).desc(), col(TraitColumns.VALUE)));
        return byValue.withColumn("rank", rank)
                .withColumn(
                        TraitColumns.VALUE,
                        when(col("rank").gt(lit(ClickTrait.MOST_VALUES)), lit(ClickTrait.OTHER))
                                .otherwise(col(TraitColumns.VALUE)))
                .groupBy(Columns.of(TraitColumns.KEY))
                .agg(sum(CountColumns.CLICKS).as(CountColumns.CLICKS));
    }

    /** Of each row what the last finished run has published, and whether a later run may have overlaid it. */
    private static Dataset<Row> standing(Dataset<Row> published, Dataset<Row> hours, Dataset<Row> runs) {
        Column finished = col("click_offsets").isNotNull();
        return published
                .join(broadcast(hours), Columns.names(TraitColumns.HOUR), "left_semi")
                .join(broadcast(runs), Columns.names(CountColumns.RUN_NUMBER), "left_outer")
                .groupBy(Columns.of(TraitColumns.KEY))
                .agg(
                        max(when(finished, struct(col(CountColumns.RUN_NUMBER), col(CountColumns.CLICKS))))
                                .as("top"),
                        max(CountColumns.RUN_NUMBER).as("highest"))
                .select(Columns.of(
                        TraitColumns.KEY,
                        coalesce(col("top.clicks"), lit(0L)).as(Published.CLICKS),
                        coalesce(col("highest").gt(col("top.run_number")), lit(true))
                                .as(Published.OVERLAID)));
    }
}
