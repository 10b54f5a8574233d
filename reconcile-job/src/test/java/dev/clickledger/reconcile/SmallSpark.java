package dev.clickledger.reconcile;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Spark for a handful of rows, without any other engine. */
final class SmallSpark {

    private SmallSpark() {}

    static SparkSession start() {
        return builder().getOrCreate();
    }

    /** With the lake's catalog. */
    static SparkSession start(Path warehouse) {
        return builder()
                .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
                .config("spark.sql.catalog.lake.type", "hadoop")
                .config("spark.sql.catalog.lake.warehouse", warehouse.toString())
                .getOrCreate();
    }

    private static SparkSession.Builder builder() {
        return SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config("spark.sql.shuffle.partitions", "1")
                // For a handful of rows generating code costs more than it saves.
                .config("spark.sql.codegen.wholeStage", "false")
                .config("spark.sql.adaptive.enabled", "false");
    }
}
