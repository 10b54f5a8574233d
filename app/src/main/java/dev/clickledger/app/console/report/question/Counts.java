package dev.clickledger.app.console.report.question;

import dev.clickledger.contract.MinuteState;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Clicks of some time. While rows of a minute are settled one after the other it is open, closed and reconciled in
 * parts.
 *
 * @param open clicks that are provisional
 * @param closed clicks that await their recount
 * @param reconciled clicks that are final
 * @param repeats further events of counted clicks
 * @param invalid clicks with any verdict but VALID
 * @param state the least settled state of any part; null when nothing happened
 */
public record Counts(
        long open,
        long closed,
        long reconciled,
        long repeats,
        long invalid,
        @Nullable MinuteState state) {

    /** Nothing happened. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, null);

    /** Clicks, however settled. */
    public long clicks() {
        return open + closed + reconciled;
    }

    /** The part of the clicks that is final, 0 to 1; empty when there are none. */
    public OptionalDouble shareReconciled() {
        return clicks() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) reconciled / clicks());
    }

    /** Both together. */
    public Counts plus(Counts other) {
        return new Counts(
                open + other.open,
                closed + other.closed,
                reconciled + other.reconciled,
                repeats + other.repeats,
                invalid + other.invalid,
                lessSettled(state, other.state));
    }

    /** What is left when a part is taken away; as settled as the whole. */
    Counts without(Counts part) {
        return new Counts(
                open - part.open,
                closed - part.closed,
                reconciled - part.reconciled,
                repeats - part.repeats,
                invalid - part.invalid,
                state);
    }

    private static @Nullable MinuteState lessSettled(@Nullable MinuteState a, @Nullable MinuteState b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) < 0 ? a : b;
    }
}
