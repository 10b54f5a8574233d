package dev.clickledger.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The count of one row, as of its revision. Later revisions replace it.
 *
 * @param key what the row is about
 * @param clicks distinct clicks whose first event fell into the row
 * @param repeats further events of counted clicks, in the row in which they came
 * @param state how far the minute is settled
 * @param revision see {@link Revision}
 * @param emittedAt when the row was written, by the writer's clock, UTC, milliseconds; decides nothing
 */
public record ClickCount(
        ClickCountKey key, long clicks, long repeats, MinuteState state, long revision, Instant emittedAt) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a count or the revision is negative
     */
    public ClickCount {
        Objects.requireNonNull(key, "key");
        Bounded.notNegative("clicks", clicks);
        Bounded.notNegative("repeats", repeats);
        Objects.requireNonNull(state, "state");
        Bounded.notNegative("revision", revision);
        emittedAt = emittedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A row of the speed layer. */
    public static ClickCount streamed(ClickCountKey key, long clicks, long repeats, boolean closed, Instant emittedAt) {
        return new ClickCount(
                key,
                clicks,
                repeats,
                closed ? MinuteState.CLOSED : MinuteState.OPEN,
                Revision.streamed(clicks, repeats, closed),
                emittedAt);
    }

    /** A row of the batch layer; a row that should not exist has no clicks and no repeats. */
    public static ClickCount reconciled(
            ClickCountKey key, long clicks, long repeats, long runNumber, Instant emittedAt) {
        return new ClickCount(key, clicks, repeats, MinuteState.RECONCILED, Revision.reconciled(runNumber), emittedAt);
    }
}
