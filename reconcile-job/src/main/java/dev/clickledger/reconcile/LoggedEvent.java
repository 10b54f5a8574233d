package dev.clickledger.reconcile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One event of one click identity, as it stands in the log.
 *
 * @param eventId same for further copies of one event
 * @param eventTime when it happened, milliseconds since the epoch
 * @param appendedAt when it reached the log, milliseconds since the epoch
 * @param partition where it stands
 * @param offset where it stands
 * @param row in which it counts
 * @param traits what else is told of it
 */
record LoggedEvent(
        String eventId, long eventTime, long appendedAt, int partition, long offset, CountRow row, Traits traits) {

    LoggedEvent {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(traits, "traits");
    }

    /**
     * A row of counts within one identity, which already settles tenant, ad and verdict.
     *
     * @param minute start of the minute, milliseconds since the epoch
     */
    record CountRow(String campaignId, long minute, String country, String deviceClass, String source) {}

    /**
     * What no row of counts by minute tells.
     *
     * @param referrerHost null when none was told
     */
    record Traits(@Nullable String referrerHost, String browser, String os) {}
}
