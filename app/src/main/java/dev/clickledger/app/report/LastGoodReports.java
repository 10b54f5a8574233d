package dev.clickledger.app.report;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last good answer to the questions asked most recently, and gives it, marked as such, while there is no
 * newer one.
 */
final class LastGoodReports implements ClickReports {

    private final ClickReports reports;
    private final int most;
    private final SequencedMap<ReportQuery<?>, ReportAnswer<?>> lastGood = new LinkedHashMap<>(16, 0.75f, true);

    LastGoodReports(ClickReports reports, int most) {
        this.reports = reports;
        this.most = most;
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

    private void keep(ReportQuery<?> query, ReportAnswer<?> answer) {
        synchronized (lastGood) {
            lastGood.put(query, answer);
            if (lastGood.size() > most) {
                lastGood.pollFirstEntry();
            }
        }
    }

    @SuppressWarnings("unchecked") // an answer is kept under the query that gave it
    private <A> @Nullable ReportAnswer<A> kept(ReportQuery<A> query) {
        synchronized (lastGood) {
            return (ReportAnswer<A>) lastGood.get(query);
        }
    }
}
