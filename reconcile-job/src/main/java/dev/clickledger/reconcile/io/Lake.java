package dev.clickledger.reconcile.io;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hours;

import dev.clickledger.contract.CountingRulesJson;
import dev.clickledger.reconcile.ClickColumns;
import dev.clickledger.reconcile.CountColumns;
import dev.clickledger.reconcile.LogOffsets;
import dev.clickledger.reconcile.ReconcileAlarm;
import dev.clickledger.reconcile.RunRecord;
import dev.clickledger.reconcile.TraitColumns;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** The append-only Iceberg tables: the click log, what was published by minute and by trait, and the runs. */
public final class Lake {

    static final String CATALOG = "lake";

    static final String CLICKS = CATALOG + ".clickledger.clicks";
    static final String PUBLISHED = CATALOG + ".clickledger.published_counts";
    static final String TRAITS = CATALOG + ".clickledger.published_traits";
    static final String RUNS = CATALOG + ".clickledger.runs";

    private static final StructType RUN = new StructType()
            .add("run_number", DataTypes.LongType, false)
            .add("run_id", DataTypes.StringType, false)
            .add("started_at", DataTypes.TimestampType, false)
            .add("finished_at", DataTypes.TimestampType, false)
            .add("closed_until", DataTypes.TimestampType, false)
            .add("archive_begins", offsetsType(), false)
            .add("click_offsets", offsetsType(), false)
            .add("count_offsets", offsetsType(), false)
            .add("pending", DataTypes.createArrayType(DataTypes.TimestampType, false), false)
            .add("highest_run_number", DataTypes.LongType, false)
            .add("archived", DataTypes.LongType, false)
            .add("minutes", DataTypes.LongType, false)
            .add("rows", DataTypes.LongType, false)
            .add("published", DataTypes.LongType, false)
            .add("matched", DataTypes.LongType, false)
            .add("corrected", DataTypes.LongType, false)
            .add("unexplained", DataTypes.LongType, false)
            .add("backfilled", DataTypes.LongType, false)
            .add("behind", DataTypes.LongType, false)
            .add("counting_rules", DataTypes.StringType, false);

    private static final StructType FINISHED_RUN =
            new StructType().add("run_number", DataTypes.LongType, false).add("click_offsets", offsetsType(), false);

    private final SparkSession spark;

    private Lake(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * Opens the lake and creates the tables that are missing.
     *
     * @throws ReconcileAlarm when a table is of a former version of the job
     */
    public static Lake open(SparkSession spark) {
        Lake lake = new Lake(spark);
        spark.sql("CREATE NAMESPACE IF NOT EXISTS " + CATALOG + ".clickledger");
        lake.create(CLICKS, ClickColumns.SCHEMA, hours(col(ClickColumns.EVENT_TIME)));
        lake.create(PUBLISHED, CountColumns.PUBLISHED, hours(col("minute")));
        lake.create(TRAITS, TraitColumns.PUBLISHED, hours(col("hour")));
        lake.create(RUNS, RUN);
        return lake;
    }

    private void create(String table, StructType schema, Column... partitioning) {
        if (spark.catalog().tableExists(table)) {
            demandColumns(table, schema);
            return;
        }
        var writer = spark.createDataFrame(new ArrayList<Row>(), schema)
                .writeTo(table)
                .using("iceberg")
                .tableProperty("format-version", "2")
                .tableProperty("write.parquet.compression-codec", "zstd")
                .tableProperty("write.metadata.delete-after-commit.enabled", "true")
                .tableProperty("write.metadata.previous-versions-max", "50");
        try {
            if (partitioning.length == 0) {
                writer.create();
            } else {
                writer.partitionedBy(partitioning[0]).create();
            }
        } catch (TableAlreadyExistsException e) {
            throw new IllegalStateException("table " + table + " was created by another process just now", e);
        }
    }

    private void demandColumns(String table, StructType schema) {
        List<String> missing = new ArrayList<>(List.of(schema.fieldNames()));
        missing.removeAll(List.of(spark.table(table).schema().fieldNames()));
        if (!missing.isEmpty()) {
            throw new ReconcileAlarm("table " + table + " is of a former version of this job, without " + missing
                    + ": set WAREHOUSE_DIR to an empty folder. The next run archives anew what Kafka still holds, and"
                    + " leaves older minutes as they are");
        }
    }

    /** The archived click log, see {@link ClickColumns}. */
    public Dataset<Row> clicks() {
        return spark.table(CLICKS);
    }

    /** Every latest row that was published, see {@link CountColumns#PUBLISHED}; may hold a message more than once. */
    public Dataset<Row> published() {
        return spark.table(PUBLISHED);
    }

    /** Adds published rows. */
    public void addPublished(Dataset<Row> rows) {
        append(PUBLISHED, rows);
    }

    /** Every row by trait that a run has published or was about to, see {@link TraitColumns#PUBLISHED}. */
    public Dataset<Row> traits() {
        return spark.table(TRAITS);
    }

    /** Adds rows by trait that are about to be published. */
    public void addTraits(Dataset<Row> rows) {
        append(TRAITS, rows);
    }

    /** Finished runs, oldest first. */
    public List<RunRecord> runs() {
        return spark.table(RUNS).collectAsList().stream()
                .map(Lake::run)
                .sorted(Comparator.comparingLong(RunRecord::runNumber))
                .toList();
    }

    /** Number and cut of the click log of finished runs, as a dataset to join with. */
    public Dataset<Row> cuts(List<RunRecord> runs) {
        List<Row> rows = runs.stream()
                .map(run -> RowFactory.create(run.runNumber(), offsets(run.clickOffsets())))
                .toList();
        return spark.createDataFrame(rows, FINISHED_RUN);
    }

    /** Records a run as finished. From here on the next run builds on it. */
    public void addRun(RunRecord run) {
        RunRecord.Totals totals = run.totals();
        Row row = RowFactory.create(
                run.runNumber(),
                run.runId(),
                run.startedAt(),
                run.finishedAt(),
                run.closedUntil(),
                offsets(run.archiveBegins()),
                offsets(run.clickOffsets()),
                offsets(run.countOffsets()),
                run.pending(),
                run.highestRunNumber(),
                totals.archived(),
                totals.minutes(),
                totals.rows(),
                totals.published(),
                totals.matched(),
                totals.corrected(),
                totals.unexplained(),
                totals.backfilled(),
                totals.behind(),
                new String(CountingRulesJson.toJson(run.rules()), StandardCharsets.UTF_8));
        append(RUNS, spark.createDataFrame(List.of(row), RUN));
    }

    private void append(String table, Dataset<Row> rows) {
        try {
            rows.writeTo(table).append();
        } catch (NoSuchTableException e) {
            throw new IllegalStateException("table " + table + " vanished", e);
        }
    }

    private static RunRecord run(Row row) {
        return new RunRecord(
                row.getLong(0),
                row.getString(1),
                row.getInstant(2),
                row.getInstant(3),
                row.getInstant(4),
                offsets(row.getJavaMap(5)),
                offsets(row.getJavaMap(6)),
                offsets(row.getJavaMap(7)),
                row.getList(8),
                row.getLong(9),
                new RunRecord.Totals(
                        row.getLong(10),
                        row.getLong(11),
                        row.getLong(12),
                        row.getLong(13),
                        row.getLong(14),
                        row.getLong(15),
                        row.getLong(16),
                        row.getLong(17),
                        row.getLong(18)),
                CountingRulesJson.fromJson(row.getString(19).getBytes(StandardCharsets.UTF_8)));
    }

    private static LogOffsets offsets(Map<Integer, Long> byPartition) {
        return LogOffsets.of(byPartition);
    }

    private static scala.collection.Map<Integer, Long> offsets(LogOffsets offsets) {
        return CollectionConverters.asScala(offsets.byPartition());
    }

    private static MapType offsetsType() {
        return DataTypes.createMapType(DataTypes.IntegerType, DataTypes.LongType, false);
    }
}
