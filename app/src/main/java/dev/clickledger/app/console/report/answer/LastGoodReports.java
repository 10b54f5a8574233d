package dev.clickledger.app.console.report.answer;

import dev.clickledger.app.console.report.question.ReportQuery;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last good answers, and gives them, marked as such, while there are no newer ones. Only what is watched is
 * kept: a single question takes nobody's room, and finds what others look at. A file of them outlives a restart, and
 * counts until the first newer answer.
 */
public final class LastGoodReports implements ClickReports {

    private static final Logger LOG = Logger.getLogger(LastGoodReports.class);

    private final ClickReports reports;
    private final LastGoodAnswers answers;
    private final AnswerFile file;
    private final AtomicBoolean changed = new AtomicBoolean();
    private final AtomicBoolean missed = new AtomicBoolean();

    /** Nothing is missed yet. */
    public LastGoodReports(ClickReports reports, LastGoodAnswers answers, AnswerFile file) {
        this.reports = reports;
        this.answers = answers;
        this.file = file;
    }

    @Override
    public <A> ReportAnswer<A> ask(ReportQuery<A> query) {
        ReportAnswer<A> answer = askOnce(query);
        if (!answer.cached()) {
            answers.keep(query, answer);
            changed.set(true);
        }
        return answer;
    }

    @Override
    public <A> ReportAnswer<A> askOnce(ReportQuery<A> query) {
        try {
            return reports.ask(query);
        } catch (ReportRefusedException e) {
            throw e;
        } catch (ReportUnavailableException e) {
            missed.set(true);
            ReportAnswer<A> kept = kept(query);
            if (kept == null) {
                throw e;
            }
            return kept.kept();
        }
    }

    /** Writes what is kept to the file, if there is anything new. */
    public void save() {
        missed.set(false);
        if (changed.compareAndSet(true, false)) {
            try {
                file.write(answers);
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

    private <A> @Nullable ReportAnswer<A> kept(ReportQuery<A> query) {
        ReportAnswer<A> here = answers.of(query);
        return here == null ? file.read(query) : here;
    }
}
