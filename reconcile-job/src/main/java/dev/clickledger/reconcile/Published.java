package dev.clickledger.reconcile;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.Revision;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Second step: messages of {@code click-counts} to what stands published, row by row.
 *
 * <p>What the recount is compared with is what readers see: the latest streamed row, or, once a run has reconciled the
 * row, that run's figure. So a click that comes after its minute was reconciled shows as one late click, and not as the
 * whole earlier difference over again. Rows of a run that never finished do not count as reconciled: the run that does
 * its work again must find, explain and report the same difference.
 */
public final class Published {

    static final String CLICKS = "published_clicks";
    static final String REPEATS = "published_repeats";
    static final String RUN = "published_run";
    static final String OVERLAID = "overlaid";
    static final String KNOWN = "published";

    private Published() {}

    /**
     * One row per message.
     *
     * @param messages with Kafka's columns value, partition and offset
     */
    public static Dataset<Row> rows(Dataset<Row> messages) {
        return messages.select(col("value"), col("partition"), col("offset"))
                .map((MapFunction<Row, Row>) Published::row, Encoders.row(CountColumns.PUBLISHED));
    }

    /** Only the latest message of each row and writer; all others can never be seen again. */
    public static Dataset<Row> latest(Dataset<Row> rows) {
        Column[] writer = Columns.of(CountColumns.KEY, CountColumns.RUN_NUMBER, ClickColumns.MALFORMED_REASON);
        return rows.groupBy(writer)
                .agg(max(struct(
                                col(CountColumns.REVISION),
                                col(ClickColumns.OFFSET),
                                col(ClickColumns.PARTITION),
                                col(CountColumns.CLICKS),
                                col(CountColumns.REPEATS),
                                col(ClickColumns.RAW)))
                        .as("latest"))
                .select(Columns.of(
                        CountColumns.KEY, CountColumns.RUN_NUMBER, ClickColumns.MALFORMED_REASON, "latest.*"))
                .select(Columns.of(CountColumns.PUBLISHED.fieldNames()));
    }

    /**
     * What stands published in each row.
     *
     * @param published the table of published rows, as far as wanted
     * @param runs finished runs: {@code run_number} and their cut of the log, {@code click_offsets}
     */
    static Dataset<Row> standing(Dataset<Row> published, Dataset<Row> runs) {
        Column valid =
                col(CountColumns.RUN_NUMBER).isNull().or(col("click_offsets").isNotNull());
        return published
                .filter(col(ClickColumns.MALFORMED_REASON).isNull())
                .join(broadcast(runs), Columns.names(CountColumns.RUN_NUMBER), "left_outer")
                .groupBy(Columns.of(CountColumns.KEY))
                .agg(
                        max(when(
                                        valid,
                                        struct(
                                                col(CountColumns.REVISION),
                                                col(ClickColumns.OFFSET),
                                                col(CountColumns.CLICKS),
                                                col(CountColumns.REPEATS),
                                                col(CountColumns.RUN_NUMBER))))
                                .as("top"),
                        max(CountColumns.REVISION).as("highest"))
                .select(Columns.of(
                        CountColumns.KEY,
                        lit(true).as(KNOWN),
                        coalesce(col("top.clicks"), lit(0L)).as(CLICKS),
                        coalesce(col("top.repeats"), lit(0L)).as(REPEATS),
                        col("top.run_number").as(RUN),
                        coalesce(col("highest").gt(col("top.revision")), lit(true))
                                .as(OVERLAID)))
                .join(
                        broadcast(runs.withColumnRenamed(CountColumns.RUN_NUMBER, RUN)),
                        Columns.names(RUN),
                        "left_outer");
    }

    private static Row row(Row kafka) {
        byte @Nullable [] value = kafka.isNullAt(0) ? null : kafka.getAs(0);
        int partition = kafka.getInt(1);
        long offset = kafka.getLong(2);
        if (value == null) {
            return malformed(partition, offset, null, "the record has no value");
        }
        try {
            return row(ClickCountJson.fromJson(value), partition, offset);
        } catch (RuntimeException e) {
            return malformed(partition, offset, value, String.valueOf(e.getMessage()));
        }
    }

    private static Row row(ClickCount count, int partition, long offset) {
        ClickCountKey key = count.key();
        long revision = count.revision();
        return RowFactory.create(
                key.tenantId(),
                key.campaignId(),
                key.adId(),
                key.minute(),
                key.verdict().name(),
                key.country(),
                key.deviceClass(),
                key.source(),
                count.clicks(),
                count.repeats(),
                revision,
                Revision.isReconciled(revision) ? revision - Revision.FIRST_RECONCILED : null,
                partition,
                offset,
                null,
                null);
    }

    private static Row malformed(int partition, long offset, byte @Nullable [] value, String reason) {
        @Nullable Object[] columns = new @Nullable Object[CountColumns.PUBLISHED.length()];
        columns[CountColumns.PUBLISHED.fieldIndex(ClickColumns.PARTITION)] = partition;
        columns[CountColumns.PUBLISHED.fieldIndex(ClickColumns.OFFSET)] = offset;
        columns[CountColumns.PUBLISHED.fieldIndex(ClickColumns.MALFORMED_REASON)] = reason;
        columns[CountColumns.PUBLISHED.fieldIndex(ClickColumns.RAW)] = value;
        return RowFactory.create(columns);
    }
}
