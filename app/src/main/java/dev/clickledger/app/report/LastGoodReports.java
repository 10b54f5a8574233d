package dev.clickledger.app.report;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last good answer to the questions asked most recently, and gives it, marked as such, while there is no
 * newer one. What a file kept over a restart counts until the first newer answer.
 */
final class LastGoodReports implements ClickReports {

    private static final Logger LOG = Logger.getLogger(LastGoodReports.class);

    /** Longer answers are exports, which nobody watches. */
    private static final int MOST_POINTS = 2_000;

    private final ClickReports reports;
    private final int most;
    private final AnswerFile file;
    private final SequencedMap<ReportQuery<?>, ReportAnswer<?>> lastGood = new LinkedHashMap<>(16, 0.75f, true);
    private final AtomicBoolean changed = new AtomicBoolean();

    LastGoodReports(ClickReports reports, int most, AnswerFile file) {
        this.reports = reports;
        this.most = most;
        this.file = file;
    }

    @Override
    public <A> ReportAnswer<A> ask(ReportQuery<A> query) {
        try {
            ReportAnswer<A> answer = reports.ask(query);
            keep(query, answer);
            return answer;
        } catch (ReportUnavailableException e) {
            ReportAnswer<A> kept = kept(query);
            if (kept == null) {
                throw e;
            }
            return kept.kept();
        }
    }

    /** Writes what is kept to the file, if there is anything new. */
    void save() {
        if (changed.compareAndSet(true, false)) {
            SequencedMap<ReportQuery<?>, ReportAnswer<?>> copy;
            synchronized (lastGood) {
                copy = new LinkedHashMap<>(lastGood);
            }
            try {
                file.write(copy);
            } catch (RuntimeException e) {
                LOG.warnf(e, "The last good answers could not be written to %s", file);
            }
        }
    }

    private void keep(ReportQuery<?> query, ReportAnswer<?> answer) {
        if (answer.value() instanceof ClickSeries series && series.points().size() > MOST_POINTS) {
            return;
        }
        synchronized (lastGood) {
            lastGood.put(query, answer);
            if (lastGood.size() > most) {
                lastGood.pollFirstEntry();
            }
        }
        changed.set(true);
    }

    @SuppressWarnings("unchecked") // an answer is kept under the query that gave it
    private <A> @Nullable ReportAnswer<A> kept(ReportQuery<A> query) {
        synchronized (lastGood) {
            ReportAnswer<A> found = (ReportAnswer<A>) lastGood.get(query);
            return found == null ? file.read(query) : found;
        }
    }
}
