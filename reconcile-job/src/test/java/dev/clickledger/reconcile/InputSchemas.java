package dev.clickledger.reconcile;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Columns of what the job's steps are given: Kafka's records as Spark reads them, and the cuts of finished runs. */
final class InputSchemas {

    static final StructType KAFKA = new StructType()
            .add("value", DataTypes.BinaryType)
            .add("partition", DataTypes.IntegerType)
            .add("offset", DataTypes.LongType)
            .add("timestamp", DataTypes.TimestampType)
            .add("timestampType", DataTypes.IntegerType);

    static final StructType CUT = new StructType()
            .add("run_number", DataTypes.LongType)
            .add("click_offsets", DataTypes.createMapType(DataTypes.IntegerType, DataTypes.LongType));

    private InputSchemas() {}
}
