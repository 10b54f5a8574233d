package dev.clickledger.app.report;

import dev.clickledger.contract.MinuteState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clicks of one minute. While rows of a minute are settled one after the other it is open, closed and reconciled
 * in parts.
 *
 * @param minute its start
 * @param open valid clicks that are provisional
 * @param closed valid clicks that await their recount
 * @param reconciled valid clicks that are final
 * @param repeats further events of counted valid clicks
 * @param invalid clicks with any other verdict
 * @param state the least settled state among its rows; null when nothing happened
 */
public record MinuteClicks(
        Instant minute,
        long open,
        long closed,
        long reconciled,
        long repeats,
        long invalid,
        @Nullable MinuteState state) {

    /** A minute in which nothing happened. */
    public static MinuteClicks none(Instant minute) {
        return new MinuteClicks(minute, 0, 0, 0, 0, 0, null);
    }

    /** Valid clicks, however settled. */
    public long clicks() {
        return open + closed + reconciled;
    }
}
