package dev.clickledger.reconcile.io;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps many small runs from slowing down the lake: each leaves a few small files behind, and every later run has to open
 * them. Happens at the end of a run, so that nothing writes beside it, and changes no row.
 */
public final class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    /**
     * The archive finds out from its snapshots which batch it wrote last, so they are kept far longer than any outage that
     * could separate a batch from its mark in the checkpoint.
     */
    private static final Duration SNAPSHOTS_KEPT = Duration.ofDays(5);

    private final SparkSession spark;
    private final Clock clock;
    private final int runsBetween;

    /** Tidies up when that many runs have left their files. */
    public Housekeeping(SparkSession spark, Clock clock, int runsBetween) {
        this.spark = spark;
        this.clock = clock;
        this.runsBetween = runsBetween;
    }

    /** Tidies up if it is time; tells whether it was. */
    public boolean tidyUp() {
        if (spark.table(Lake.RUNS + ".files").count() < runsBetween) {
            return false;
        }
        for (String table : List.of(Lake.CLICKS, Lake.PUBLISHED, Lake.TRAITS, Lake.RUNS)) {
            call("rewrite_data_files(table => '" + table + "')");
            call("rewrite_manifests(table => '" + table + "')");
            call("expire_snapshots(table => '" + table + "', older_than => timestamp_millis("
                    + clock.instant().minus(SNAPSHOTS_KEPT).toEpochMilli() + "))");
        }
        LOG.info("small files of the lake put together");
        return true;
    }

    private void call(String procedure) {
        spark.sql("CALL " + Lake.CATALOG + ".system." + procedure);
    }
}
