package dev.clickledger.reconcile;

import dev.clickledger.contract.ClickCount;
import dev.clickledger.contract.ClickCountJson;
import dev.clickledger.contract.ClickCountKey;
import dev.clickledger.contract.ClickKeys;
import dev.clickledger.contract.ClickTrait;
import dev.clickledger.contract.Reconciliation;
import dev.clickledger.contract.ReconciliationJson;
import dev.clickledger.contract.TraitCount;
import dev.clickledger.contract.TraitCountJson;
import dev.clickledger.contract.TraitCountKey;
import dev.clickledger.contract.Verdict;
import java.time.Instant;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Last step: rows and findings to Kafka messages, with columns key and value. */
final class Messages {

    private static final StructType MESSAGE =
            new StructType().add("key", DataTypes.BinaryType, false).add("value", DataTypes.BinaryType, false);

    private Messages() {}

    /** Compared rows as reconciled counts of a run. */
    static Dataset<Row> counts(Dataset<Row> rows, long runNumber, Instant emittedAt) {
        return rows.select(Columns.of(CountColumns.KEY, CountColumns.CLICKS, CountColumns.REPEATS))
                .map((MapFunction<Row, Row>) row -> count(row, runNumber, emittedAt), Encoders.row(MESSAGE));
    }

    private static Row count(Row row, long runNumber, Instant emittedAt) {
        ClickCountKey key = new ClickCountKey(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getInstant(3),
                Verdict.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7));
        ClickCount count = ClickCount.reconciled(key, row.getLong(8), row.getLong(9), runNumber, emittedAt);
        return RowFactory.create(ClickKeys.clickCount(key.tenantId(), key.adId()), ClickCountJson.toJson(count));
    }

    /** Rows by trait of a run, see {@link TraitColumns#PUBLISHED}. */
    static Dataset<Row> traits(Dataset<Row> rows, Instant emittedAt) {
        return rows.select(Columns.of(TraitColumns.PUBLISHED.fieldNames()))
                .map((MapFunction<Row, Row>) row -> trait(row, emittedAt), Encoders.row(MESSAGE));
    }

    private static Row trait(Row row, Instant emittedAt) {
        TraitCountKey key = new TraitCountKey(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getInstant(3),
                ClickTrait.valueOf(row.getString(4)),
                row.getString(5));
        TraitCount count = new TraitCount(key, row.getLong(6), row.getInstant(7), row.getLong(8), emittedAt);
        return RowFactory.create(ClickKeys.clickCount(key.tenantId(), key.adId()), TraitCountJson.toJson(count));
    }

    /** Findings. */
    static Dataset<Row> findings(org.apache.spark.sql.SparkSession spark, List<Reconciliation> findings) {
        List<Row> rows = findings.stream()
                .map(finding -> RowFactory.create(
                        ClickKeys.clickCount(finding.tenantId(), finding.adId()), ReconciliationJson.toJson(finding)))
                .toList();
        return spark.createDataFrame(rows, MESSAGE).coalesce(1);
    }
}
