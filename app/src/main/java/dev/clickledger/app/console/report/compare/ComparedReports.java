package dev.clickledger.app.console.report.compare;

import dev.clickledger.app.console.report.answer.ClickReports;
import dev.clickledger.app.console.report.answer.ReportAnswer;
import dev.clickledger.app.console.report.answer.ReportUnavailableException;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Selection;
import dev.clickledger.app.console.security.TenantScope;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Asks once for clicks over time and those that they are compared with, so that the two belong together. */
public final class ComparedReports {

    /** A minute can go by while two questions are asked, but not time and again. */
    private static final int MOST_TRIES = 3;

    private final ClickReports reports;
    private final Clock clock;

    /** Asks these reports. */
    public ComparedReports(ClickReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param shown the clicks over time
     * @param compared the same beside those of the time before; empty when there is nothing to compare with yet
     * @param cached whether any of it is not current
     */
    public record Answer(ReportAnswer<ClickSeries> shown, Optional<ComparedSeries> compared, boolean cached) {}

    /**
     * Asks.
     *
     * @param question asks for a comparison
     * @throws ReportUnavailableException when one of the answers cannot be had, or none belongs to the other
     */
    public Answer ask(TenantScope scope, Question question) {
        ReportQuery.Series all = question.series(scope);
        ReportQuery.Series allBefore = question.earlierSeries(scope).orElseThrow();
        Optional<Selection> before =
                question.comparedTime(clock.instant()).before().map(_ -> allBefore.selection());
        List<String> keys =
                LeadingKeys.of(all, before, leading -> reports.askOnce(leading).value());
        for (int tried = 0; tried < MOST_TRIES; tried++) {
            ReportAnswer<ClickSeries> shown = reports.askOnce(all.toldApartBy(keys));
            if (question.comparedTime(shown.asOf()).before().isEmpty()) {
                return new Answer(shown, Optional.empty(), shown.cached());
            }
            ReportAnswer<ClickSeries> earlier = reports.askOnce(allBefore.toldApartBy(keys));
            Optional<ComparedSeries> compared = ComparedSeries.of(question, shown, earlier);
            if (compared.isPresent()) {
                return new Answer(shown, compared, shown.cached() || earlier.cached());
            }
        }
        throw new ReportUnavailableException(all, new IllegalStateException("no two answers are of the same time"));
    }
}
