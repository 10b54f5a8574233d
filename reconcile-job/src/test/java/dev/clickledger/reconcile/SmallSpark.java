package dev.clickledger.reconcile;

import org.apache.spark.sql.SparkSession;

/** Spark for a handful of rows, without any other engine. */
final class SmallSpark {

    private SmallSpark() {}

    static SparkSession start() {
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
                .config("spark.sql.adaptive.enabled", "false")
                .getOrCreate();
    }
}
