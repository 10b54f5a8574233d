package dev.clickledger.app.console.report.answer;

import java.time.Instant;

/**
 * An answer and how much it is worth.
 *
 * @param <A> what was asked for
 * @param value the figures
 * @param asOf when Pinot gave them
 * @param cached whether they are the last good ones, shown because Pinot has no answer now
 */
public record ReportAnswer<A>(A value, Instant asOf, boolean cached) {

    /** An answer that Pinot just gave. */
    public static <A> ReportAnswer<A> fresh(A value, Instant asOf) {
        return new ReportAnswer<>(value, asOf, false);
    }

    /** The same figures, given once more because there are no newer ones. */
    public ReportAnswer<A> kept() {
        return new ReportAnswer<>(value, asOf, true);
    }

    /** Whether a reader would see the same, apart from the time of asking. */
    public boolean looksLike(ReportAnswer<A> other) {
        return cached == other.cached && value.equals(other.value);
    }
}
