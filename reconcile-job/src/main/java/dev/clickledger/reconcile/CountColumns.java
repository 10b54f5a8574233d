package dev.clickledger.reconcile;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import java.util.List;
import org.apache.spark.sql.types.StructType;

/** Columns of counts: of the rows that were published, of the recount's outcomes, and of compared rows. */
public final class CountColumns {

    static final String CLICKS = "clicks";
    static final String REPEATS = "repeats";
    static final String REVISION = "revision";
    static final String RUN_NUMBER = "run_number";
    static final String LATE = "late";
    static final String REPEAT = "repeat";
    static final String MOVED = "moved";

    /** The primary key of a row of counts. */
    static final List<String> KEY = List.of(
            ClickColumns.TENANT_ID,
            ClickColumns.CAMPAIGN_ID,
            ClickColumns.AD_ID,
            ClickColumns.MINUTE,
            ClickColumns.VERDICT,
            ClickColumns.COUNTRY,
            ClickColumns.DEVICE_CLASS,
            ClickColumns.SOURCE);

    private static final StructType KEY_SCHEMA = new StructType()
            .add(ClickColumns.TENANT_ID, StringType)
            .add(ClickColumns.CAMPAIGN_ID, StringType)
            .add(ClickColumns.AD_ID, StringType)
            .add(ClickColumns.MINUTE, TimestampType)
            .add(ClickColumns.VERDICT, StringType)
            .add(ClickColumns.COUNTRY, StringType)
            .add(ClickColumns.DEVICE_CLASS, StringType)
            .add(ClickColumns.SOURCE, StringType);

    /**
     * The table of what was published: one row per message of {@code click-counts} that was the latest of its row and
     * writer when it was read. {@code run_number} is null for rows of the speed layer; messages that are no counts have
     * no key and keep their bytes.
     */
    public static final StructType PUBLISHED = KEY_SCHEMA
            .add(CLICKS, LongType)
            .add(REPEATS, LongType)
            .add(REVISION, LongType)
            .add(RUN_NUMBER, LongType)
            .add(ClickColumns.PARTITION, IntegerType, false)
            .add(ClickColumns.OFFSET, LongType, false)
            .add(ClickColumns.MALFORMED_REASON, StringType)
            .add(ClickColumns.RAW, BinaryType);

    /**
     * What is added to one row of counts: a click with its other traits and its place in the log, or a sum over further
     * events, in which these are null; and why the speed layer differs.
     */
    static final StructType OUTCOME = KEY_SCHEMA
            .add(ClickColumns.REFERRER_HOST, StringType)
            .add(ClickColumns.BROWSER, StringType)
            .add(ClickColumns.OS, StringType)
            .add(ClickColumns.PARTITION, IntegerType)
            .add(ClickColumns.OFFSET, LongType)
            .add(CLICKS, LongType)
            .add(REPEATS, LongType)
            .add(LATE, LongType)
            .add(REPEAT, LongType)
            .add(MOVED, LongType);

    private CountColumns() {}
}
