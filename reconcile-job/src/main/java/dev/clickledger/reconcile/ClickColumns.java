package dev.clickledger.reconcile;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * Columns of the archived click log. Every record of the topic is one row, also those that cannot be read: they keep
 * their bytes and the reason, and stand under the time of their append.
 */
public final class ClickColumns {

    public static final String PARTITION = "kafka_partition";
    public static final String OFFSET = "kafka_offset";
    public static final String APPENDED_AT = "appended_at";
    public static final String EVENT_TIME = "event_time";
    public static final String MALFORMED_REASON = "malformed_reason";
    public static final String RAW = "raw";

    static final String EVENT_ID = "event_id";
    static final String CLICK_ID = "click_id";
    static final String TENANT_ID = "tenant_id";
    static final String CAMPAIGN_ID = "campaign_id";
    static final String AD_ID = "ad_id";
    static final String MINUTE = "minute";
    static final String VERDICT = "verdict";
    static final String COUNTRY = "country";
    static final String DEVICE_CLASS = "device_class";
    static final String BROWSER = "browser";
    static final String OS = "os";
    static final String SOURCE = "source";
    static final String REFERRER_HOST = "referrer_host";

    /** What makes two events the same click. */
    static final List<String> IDENTITY = List.of(TENANT_ID, AD_ID, CLICK_ID, VERDICT);

    /** The archive's table. */
    public static final StructType SCHEMA = new StructType()
            .add(PARTITION, IntegerType, false)
            .add(OFFSET, LongType, false)
            .add(APPENDED_AT, TimestampType, false)
            .add(EVENT_TIME, TimestampType, false)
            .add(EVENT_ID, StringType)
            .add(CLICK_ID, StringType)
            .add(TENANT_ID, StringType)
            .add(CAMPAIGN_ID, StringType)
            .add(AD_ID, StringType)
            .add("received_at", TimestampType)
            .add(VERDICT, StringType)
            .add(COUNTRY, StringType)
            .add(DEVICE_CLASS, StringType)
            .add(BROWSER, StringType)
            .add(OS, StringType)
            .add(SOURCE, StringType)
            .add(REFERRER_HOST, StringType)
            .add("visitor_hash", StringType)
            .add("recovered", BooleanType)
            .add(MALFORMED_REASON, StringType)
            .add(RAW, BinaryType);

    private ClickColumns() {}
}
