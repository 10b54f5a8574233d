package dev.clickledger.reconcile;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import java.util.List;
import org.apache.spark.sql.types.StructType;

/** Columns of counts by trait. */
public final class TraitColumns {

    static final String HOUR = "hour";
    static final String TRAIT = "trait";
    static final String VALUE = "value";
    static final String COUNTED_UNTIL = "counted_until";

    /** The hour of an ad and one of its traits. */
    static final List<String> LIST =
            List.of(ClickColumns.TENANT_ID, ClickColumns.CAMPAIGN_ID, ClickColumns.AD_ID, HOUR, TRAIT);

    /** The primary key of a row. */
    static final List<String> KEY =
            List.of(ClickColumns.TENANT_ID, ClickColumns.CAMPAIGN_ID, ClickColumns.AD_ID, HOUR, TRAIT, VALUE);

    /** The table of what was published: rows of each run that differed from what stood before it. */
    public static final StructType PUBLISHED = new StructType()
            .add(ClickColumns.TENANT_ID, StringType, false)
            .add(ClickColumns.CAMPAIGN_ID, StringType, false)
            .add(ClickColumns.AD_ID, StringType, false)
            .add(HOUR, TimestampType, false)
            .add(TRAIT, StringType, false)
            .add(VALUE, StringType, false)
            .add(CountColumns.CLICKS, LongType, false)
            .add(COUNTED_UNTIL, TimestampType, false)
            .add(CountColumns.RUN_NUMBER, LongType, false);

    private TraitColumns() {}
}
