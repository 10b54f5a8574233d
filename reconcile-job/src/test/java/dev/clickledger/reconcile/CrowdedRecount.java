package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.when;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.CountingRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.storage.StorageLevel;

/**
 * The steps of a run over one crowded minute, in a process of its own so that its heap can be small. Half of the events
 * belong together, the others are clicks of many ads.
 */
final class CrowdedRecount {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final CountingRules RULES =
            new CountingRules(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(30));

    private CrowdedRecount() {}

    /**
     * Arguments: how many events, then {@code one-click} or {@code one-ad}, which is what half of them share, and a
     * directory to spill to.
     */
    public static void main(String[] arguments) {
        long events = Long.parseLong(arguments[0]);
        boolean oneClick = arguments[1].equals("one-click");
        long begin = System.nanoTime();
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.local.dir", arguments[2])
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config("spark.sql.shuffle.partitions", "4")
                // Spark takes this for the heap; it refuses less, though it needs less
                .config("spark.testing.memory", Long.toString(450L << 20))
                .getOrCreate()) {
            Dataset<Row> outcomes = Recount.outcomes(log(spark, events, oneClick), new TreeSet<>(List.of(NOON)), RULES)
                    .persist(StorageLevel.MEMORY_AND_DISK());
            Row told = outcomes.agg(count(lit(1))).head();
            List<RecountWindow> windows =
                    RecountWindow.cut(new TreeSet<>(List.of(NOON)), Instant.EPOCH, minute -> false);
            Dataset<Row> rows = Comparison.of(
                            outcomes, published(spark), spark.createDataFrame(List.of(), InputSchemas.CUT), windows)
                    .filter(col(ClickColumns.AD_ID).equalTo("busy"));
            Row busy = rows.agg(
                            sum(CountColumns.CLICKS),
                            sum(CountColumns.REPEATS),
                            coalesce(sum(Published.CLICKS), lit(0L)))
                    .head();
            System.out.println("crowded done: clicks " + busy.getLong(0) + ", repeats " + busy.getLong(1)
                    + ", published " + busy.getLong(2) + ", outcomes " + told.getLong(0) + ", seconds "
                    + (System.nanoTime() - begin) / 1_000_000_000 + ", heap " + HeapUse.peak() / (1 << 20));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Dataset<Row> published(SparkSession spark) {
        ClickCountKey key = ClickCountKey.of(Clicks.click("any", "any", "busy", NOON, "DE"), NOON);
        Row message =
                RowFactory.create(ClickCountJson.toJson(ClickCount.streamed(key, 1, 0, true, NOON)), 0, 0L, NOON, 1);
        return Published.latest(Published.rows(spark.createDataFrame(List.of(message), InputSchemas.KAFKA)));
    }

    /** As the archive holds them: every other event is of the busy ad, and of one click there or of as many clicks. */
    private static Dataset<Row> log(SparkSession spark, long events, boolean oneClick) {
        Column number = col("id");
        Column busy = pmod(number, lit(2L)).equalTo(lit(0L));
        Column unique = concat(lit("019b0000-0000-7000-8000-"), number.plus(lit(100_000_000_000L)));
        Column time = timestamp_millis(lit(NOON.toEpochMilli())
                .plus(number.multiply(lit(59_000L)).divide(lit(events)).cast("bigint")));
        Column ad = when(busy, lit("busy")).otherwise(concat(lit("ad-"), pmod(number, lit(1000L))));
        Map<String, Column> columns = Map.ofEntries(
                Map.entry(ClickColumns.PARTITION, lit(0)),
                Map.entry(ClickColumns.OFFSET, number),
                Map.entry(ClickColumns.APPENDED_AT, time),
                Map.entry(ClickColumns.EVENT_TIME, time),
                Map.entry(ClickColumns.EVENT_ID, unique),
                Map.entry(
                        ClickColumns.CLICK_ID,
                        oneClick
                                ? when(busy, lit("019b0000-0000-7000-8000-f00000000000"))
                                        .otherwise(unique)
                                : unique),
                Map.entry(ClickColumns.TENANT_ID, lit("acme")),
                Map.entry(ClickColumns.CAMPAIGN_ID, concat(lit("campaign-"), ad)),
                Map.entry(ClickColumns.AD_ID, ad),
                Map.entry(ClickColumns.VERDICT, lit("VALID")),
                Map.entry(ClickColumns.COUNTRY, lit("DE")),
                Map.entry(ClickColumns.DEVICE_CLASS, lit("Desktop")),
                Map.entry(ClickColumns.BROWSER, lit("Firefox")),
                Map.entry(ClickColumns.OS, lit("Linux")),
                Map.entry(ClickColumns.SOURCE, lit("DIRECT")));
        Dataset<Row> log = spark.range(0, events, 1, 8).toDF();
        for (StructField field : ClickColumns.SCHEMA.fields()) {
            log = log.withColumn(
                    field.name(), columns.getOrDefault(field.name(), lit(null)).cast(field.dataType()));
        }
        return log.drop("id");
    }
}
