package dev.clickledger.contract;

/**
 * Names of the Kafka headers on records that the streaming job set aside. The value of such a record is the original
 * bytes, unchanged; header values are ASCII.
 */
public final class RecordHeaders {

    /** On {@code late-clicks}: milliseconds between the click and its append. */
    public static final String LATE_BY_MILLIS = "late-by-ms";

    /** On both: when the broker appended the original record, milliseconds since the epoch, UTC. */
    public static final String APPENDED_AT = "appended-at";

    /** On both: partition of the original record. */
    public static final String PARTITION = "partition";

    /** On both: offset of the original record. */
    public static final String OFFSET = "offset";

    /** On {@code malformed-clicks}: what is wrong, for a person. */
    public static final String REASON = "reason";

    private RecordHeaders() {}
}
