package dev.clickledger.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The finding of one reconcile run about one ad in one window: {@code recounted - streamed = late - repeat + moved +
 * missing - phantom}. The first three are derived from the click log, click by click; what they leave over is missing
 * or phantom and always an alarm.
 *
 * @param runId UUIDv7 of the run
 * @param runNumber number of the run, which decides over the revision of what it publishes
 * @param tenantId the advertiser's organization
 * @param adId the ad
 * @param windowStart first minute, UTC
 * @param windowEnd end of the last minute, exclusive, UTC; at most an hour after the start
 * @param streamed clicks that the speed layer had published
 * @param recounted clicks in the log
 * @param late clicks that the speed layer set aside because their record was late
 * @param repeat events that the speed layer counted as clicks because the first event lay beyond its horizon
 * @param moved clicks whose first event stands in another row than the one the speed layer chose, net
 * @param missing clicks in the log that the speed layer lacks without an explanation, row by row, never negative
 * @param phantom clicks that the speed layer has without an explanation, row by row, never negative
 * @param status the finding in a word
 * @param offsets per partition of {@code clicks} the first offset that the archive had not read
 * @param startedAt when the run began, UTC, milliseconds
 * @param finishedAt when the finding was made, UTC, milliseconds
 */
public record Reconciliation(
        String runId,
        long runNumber,
        String tenantId,
        String adId,
        Instant windowStart,
        Instant windowEnd,
        long streamed,
        long recounted,
        long late,
        long repeat,
        long moved,
        long missing,
        long phantom,
        Status status,
        Map<Integer, Long> offsets,
        Instant startedAt,
        Instant finishedAt) {

    /** Longest window. */
    public static final Duration MAX_WINDOW = Duration.ofHours(1);

    /** The finding in a word. */
    public enum Status {
        /** Both layers agree. */
        MATCHED,
        /** They differed, every click of the difference is explained, and the corrected count is published. */
        CORRECTED,
        /** They differed by clicks that nothing explains; the corrected count is published and an alarm raised. */
        UNEXPLAINED,
        /**
         * The window ended before the click log began, is recounted for the first time, and its clicks were added to the
         * log later: the speed layer could not have counted them. Their count is published; the difference is no drift.
         */
        BACKFILLED,
        /** The speed layer has not read so far yet; nothing was corrected. */
        BEHIND
    }

    /**
     * Checks the values and copies the offsets.
     *
     * @throws IllegalArgumentException when the window is empty or too long, or a count is negative
     */
    public Reconciliation {
        Objects.requireNonNull(runId, "runId");
        Bounded.text("tenantId", tenantId, ClickEvent.MAX_ID_LENGTH);
        Bounded.text("adId", adId, ClickEvent.MAX_ID_LENGTH);
        Duration window = Duration.between(windowStart, windowEnd);
        if (window.isNegative() || window.isZero() || window.compareTo(MAX_WINDOW) > 0) {
            throw new IllegalArgumentException("a window is more than 0 and at most an hour long, but this one "
                    + windowStart + " to " + windowEnd);
        }
        Bounded.notNegative("streamed", streamed);
        Bounded.notNegative("recounted", recounted);
        Bounded.notNegative("late", late);
        Bounded.notNegative("repeat", repeat);
        Bounded.notNegative("missing", missing);
        Bounded.notNegative("phantom", phantom);
        Objects.requireNonNull(status, "status");
        offsets = Collections.unmodifiableMap(new TreeMap<>(offsets));
        startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
        finishedAt = finishedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** How many clicks the log has more than the speed layer. */
    public long difference() {
        return recounted - streamed;
    }
}
