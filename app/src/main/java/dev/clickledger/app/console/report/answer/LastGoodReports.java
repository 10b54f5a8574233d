package dev.clickledger.app.console.report.answer;

import dev.clickledger.app.console.report.question.ReportQuery;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last good answers, and gives them, marked as such, while there are no newer ones. What is watched and what is
 * asked once are kept apart, so that nobody's single questions push out what others look at; only the former outlives a
 * restart in a file, and counts until the first newer answer.
 */
public final class LastGoodReports implements ClickReports {

    private static final Logger LOG = Logger.getLogger(LastGoodReports.class);

    private final ClickReports reports;
    private final LastGoodAnswers watched;
    private final LastGoodAnswers askedOnce;
    private final AnswerFile file;
    private final AtomicBoolean changed = new AtomicBoolean();
    private final AtomicBoolean missed = new AtomicBoolean();

    /**
     * Nothing is kept yet.
     *
     * @param mostPoints how many points all watched answers together may have, and once more all that were asked for once
     */
    public LastGoodReports(ClickReports reports, long mostPoints, AnswerFile file) {
        this.reports = reports;
        this.watched = new LastGoodAnswers(mostPoints);
        this.askedOnce = new LastGoodAnswers(mostPoints);
        this.file = file;
    }

    @Override
    public <A> ReportAnswer<A> ask(ReportQuery<A> query) {
        ReportAnswer<A> answer = newOrKept(query);
        if (!answer.cached()) {
            watched.keep(query, answer);
            changed.set(true);
        }
        return answer;
    }

    @Override
    public <A> ReportAnswer<A> askOnce(ReportQuery<A> query) {
        ReportAnswer<A> answer = newOrKept(query);
        if (!answer.cached()) {
            askedOnce.keep(query, answer);
        }
        return answer;
    }

    /** Writes what is kept to the file, if there is anything new. */
    public void save() {
        missed.set(false);
        if (changed.compareAndSet(true, false)) {
            try {
                file.write(watched);
            } catch (RuntimeException e) {
                LOG.warnf(e, "The last good answers could not be written to %s", file);
            }
        }
    }

    /** The same, if the newest answers may be the last ones: a question went without a new answer since the last time. */
    public void saveWhenMissed() {
        if (missed.get()) {
            save();
        }
    }

    private <A> ReportAnswer<A> newOrKept(ReportQuery<A> query) {
        try {
            return reports.ask(query);
        } catch (ReportUnavailableException e) {
            missed.set(true);
            ReportAnswer<A> kept = kept(query);
            if (kept == null) {
                throw e;
            }
            return kept.kept();
        }
    }

    /** The newest of what is kept. */
    private <A> @Nullable ReportAnswer<A> kept(ReportQuery<A> query) {
        ReportAnswer<A> often = watched.of(query);
        ReportAnswer<A> once = askedOnce.of(query);
        if (often == null && once == null) {
            return file.read(query);
        }
        return often == null || (once != null && once.asOf().isAfter(often.asOf())) ? once : often;
    }
}
