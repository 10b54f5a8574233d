package dev.clickledger.reconcile;

import java.util.Objects;

/**
 * One event of one click identity, as it stands in the log.
 *
 * @param eventId same for further copies of one event
 * @param eventTime when it happened, milliseconds since the epoch
 * @param appendedAt when it reached the log, milliseconds since the epoch
 * @param partition where it stands
 * @param offset where it stands
 * @param row in which it counts
 */
record LoggedEvent(String eventId, long eventTime, long appendedAt, int partition, long offset, CountRow row) {

    LoggedEvent {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(row, "row");
    }

    /**
     * A row of counts within one identity, which already settles tenant, ad and verdict.
     *
     * @param minute start of the minute, milliseconds since the epoch
     */
    record CountRow(String campaignId, long minute, String country, String deviceClass, String source) {}
}
