package dev.clickledger.app.console.report.live;

import dev.clickledger.app.console.live.LiveFeed;
import dev.clickledger.app.console.live.Watch;
import dev.clickledger.app.console.report.answer.ClickReports;
import dev.clickledger.app.console.report.answer.ReportAnswer;
import dev.clickledger.app.console.report.answer.ReportRefusedException;
import dev.clickledger.app.console.report.answer.ReportUnavailableException;
import dev.clickledger.app.console.report.live.LiveAnswer.Refused;
import dev.clickledger.app.console.report.live.LiveAnswer.Shown;
import dev.clickledger.app.console.report.live.LiveAnswer.Unavailable;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.contract.ClickTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A question that somebody watches: when it is worth asking again, and whether its last answer still may be called live.
 *
 * @param <A> the answer
 */
final class LiveQuestion<A> {

    private final ReportQuery<A> query;
    private final ClickReports reports;
    private final Clock clock;
    private final Duration freshFor;
    private final LiveFeed<LiveAnswer<A>> feed;
    private final Patience patience = new Patience();
    private Instant next;

    /**
     * Nobody watches it yet.
     *
     * @param fresh how much older than its pace an answer may be and still be called live
     */
    LiveQuestion(ReportQuery<A> query, ClickReports reports, Clock clock, Duration fresh, Executor executor) {
        this.query = query;
        this.reports = reports;
        this.clock = clock;
        this.freshFor = query.pace().plus(fresh);
        this.feed = new LiveFeed<>(this::next, LiveAnswer::looksLike, executor);
        this.next = afterAnswer(clock.instant());
    }

    Watch watch(Consumer<LiveAnswer<A>> watcher) {
        return feed.watch(watcher);
    }

    boolean watched() {
        return feed.watched();
    }

    /** Asks. */
    void ask() {
        feed.tick();
    }

    /** Asks when it is time, and takes back that an answer is live when none came after it for too long. */
    void tick(Instant now) {
        if (due(now)) {
            feed.tick();
        }
        feed.revise(latest -> latest instanceof Shown<A>(var answer) && !answer.cached() && isOutdated(answer, now)
                ? new Shown<>(answer.kept())
                : latest);
    }

    /** If it is time, the next time is set. */
    private synchronized boolean due(Instant now) {
        if (now.isBefore(next)) {
            return false;
        }
        next = afterAnswer(now);
        return true;
    }

    /** All that moves moves on together, as soon as a minute is over. */
    private Instant afterAnswer(Instant now) {
        Instant paced = now.plus(query.pace());
        Instant minute = ClickTime.minuteOf(now).plus(Duration.ofMinutes(1));
        return query.selection().period().moves() && minute.isBefore(paced) ? minute : paced;
    }

    private LiveAnswer<A> next(@Nullable LiveAnswer<A> before) {
        try {
            ReportAnswer<A> answer = reports.ask(query);
            if (before instanceof Shown<A>(var shown) && query.doubtful(shown.value(), answer.value())) {
                answer = reports.ask(query);
            }
            if (answer.cached()) {
                again(false);
                return before instanceof Shown<A>(var shown) && !shown.cached() && !isOutdated(shown, clock.instant())
                        // the next answer makes good for this one; nobody needs to hear of it
                        ? before
                        : new Shown<>(answer);
            }
            answered();
            return new Shown<>(answer);
        } catch (ReportRefusedException e) {
            again(true);
            return before instanceof Refused<A> ? before : new Refused<>(clock.instant());
        } catch (ReportUnavailableException e) {
            again(false);
            return before instanceof Unavailable<A> ? before : new Unavailable<>(clock.instant());
        }
    }

    private boolean isOutdated(ReportAnswer<A> answer, Instant now) {
        return !now.isBefore(answer.asOf().plus(freshFor));
    }

    private synchronized void answered() {
        patience.answered();
    }

    private synchronized void again(boolean refused) {
        next = clock.instant().plus(refused ? patience.afterRefusal() : patience.afterUnavailable());
    }
}
