package dev.clickledger.reconcile.io;

import dev.clickledger.reconcile.ReconcileConfig;
import org.apache.spark.sql.SparkSession;

/** Spark sessions inside this process, tuned for small runs: what one costs is mostly fixed. */
public final class Sessions {

    private Sessions() {}

    /** A session with the lake's catalog. */
    public static SparkSession open(ReconcileConfig config) {
        return SparkSession.builder()
                .master("local[*]")
                .appName("reconcile-job")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.local.dir", config.workDir().toString())
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.sql.adaptive.enabled", "true")
                .config("spark.sql.catalogImplementation", "in-memory")
                .config("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
                .config("spark.sql.catalog." + Lake.CATALOG, "org.apache.iceberg.spark.SparkCatalog")
                .config("spark.sql.catalog." + Lake.CATALOG + ".type", "hadoop")
                .config("spark.sql.catalog." + Lake.CATALOG + ".warehouse", config.warehouse())
                .getOrCreate();
    }
}
