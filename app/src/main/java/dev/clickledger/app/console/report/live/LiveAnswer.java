package dev.clickledger.app.console.report.live;

import dev.clickledger.app.console.report.answer.ReportAnswer;
import java.time.Instant;

/**
 * What a watcher gets to see.
 *
 * @param <A> what is watched
 */
public sealed interface LiveAnswer<A> {

    /** Whether a watcher would see no difference. */
    default boolean looksLike(LiveAnswer<A> other) {
        return this instanceof Shown<A>(var mine) && other instanceof Shown<A>(var theirs)
                ? mine.looksLike(theirs)
                : equals(other);
    }

    /**
     * Figures, possibly the last good ones.
     *
     * @param answer the figures and how much they are worth
     */
    record Shown<A>(ReportAnswer<A> answer) implements LiveAnswer<A> {}

    /**
     * Nothing to show: Pinot has no answer and never had one to this question.
     *
     * @param since since when
     */
    record Unavailable<A>(Instant since) implements LiveAnswer<A> {}

    /**
     * Nothing to show: the question cannot be answered as it is asked, now or later.
     *
     * @param since since when
     */
    record Refused<A>(Instant since) implements LiveAnswer<A> {}
}
