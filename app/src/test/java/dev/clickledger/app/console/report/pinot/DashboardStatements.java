package dev.clickledger.app.console.report.pinot;

import dev.clickledger.app.console.pinot.PinotGateway;
import dev.clickledger.app.console.pinot.PinotSelect;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Selection;
import dev.clickledger.app.console.report.time.Comparison;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.Period;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.app.console.security.TenantScope;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an open dashboard asks Pinot for, as {@link PinotClickReports} writes it. */
public final class DashboardStatements {

    private DashboardStatements() {}

    /** The selects of its chart and of its lists; an answer may need several selects. */
    public static List<List<PinotSelect>> of(PinotGateway pinot, TenantScope scope, TimeRange range) {
        return of(scope, range, new PinotQuarters(pinot).addedUp(scope));
    }

    /** The same as if no quarter of an hour were added up. */
    public static List<List<PinotSelect>> byTheMinute(TenantScope scope, TimeRange range) {
        return of(scope, range, Optional.empty());
    }

    private static List<List<PinotSelect>> of(TenantScope scope, TimeRange range, Optional<TimeRange> addedUp) {
        Question question =
                new Question(new Period.Between(range), ZoneId.of("UTC"), null, null, 1, Filters.NONE, Comparison.NONE);
        List<List<PinotSelect>> statements = new ArrayList<>();
        ReportQuery.Series series = question.series(scope);
        statements.add(parts(range, series.granularity(), addedUp).stream()
                .map(part -> PinotClickReports.select(series, part, List.of()))
                .toList());
        List<TableRange> parts = parts(range, Granularity.WHOLE, addedUp);
        Selection selection = question.selection(scope);
        for (List<Dimension> dimensions : PinotLists.groups(Filters.NONE)) {
            statements.add(parts.stream()
                    .map(part -> PinotLists.select(selection, part, dimensions))
                    .toList());
        }
        return statements;
    }

    private static List<TableRange> parts(TimeRange range, Granularity granularity, Optional<TimeRange> addedUp) {
        return TableRange.of(range, CountTable.step(range, granularity, ZoneId.of("UTC")), () -> addedUp);
    }
}
