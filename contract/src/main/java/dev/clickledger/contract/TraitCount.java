package dev.clickledger.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The valid clicks of an ad's hour with one value of a trait, as of a reconcile run. Only the batch layer writes it;
 * the row of the highest run stands.
 *
 * @param key what the row is about
 * @param clicks distinct clicks with verdict {@link Verdict#VALID}; none in a row that should not exist
 * @param countedUntil every minute of the hour before this was counted
 * @param revision number of the run
 * @param emittedAt when the row was written, by the writer's clock, UTC, milliseconds; decides nothing
 */
public record TraitCount(TraitCountKey key, long clicks, Instant countedUntil, long revision, Instant emittedAt) {

    /** How long Pinot keeps a row. */
    public static final Duration KEPT = Duration.ofDays(35);

    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a count is negative, the revision is none or the counted time is not the hour's
     */
    public TraitCount {
        Objects.requireNonNull(key, "key");
        Bounded.notNegative("clicks", clicks);
        if (!countedUntil.isAfter(key.hour()) || countedUntil.isAfter(key.hour().plus(HOUR))) {
            throw new IllegalArgumentException(
                    "the hour from " + key.hour() + " cannot be counted until " + countedUntil);
        }
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be the number of a run, but is " + revision);
        }
        emittedAt = emittedAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
