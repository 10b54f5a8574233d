package dev.clickledger.app.console.report.pinot;

import dev.clickledger.app.console.pinot.PinotBroker;
import dev.clickledger.app.console.pinot.PinotSelect;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.question.ReportQuery;
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

    private static final int ROWS_OF_A_LIST = 9;
    private static final int ALL = 60_000;

    private DashboardStatements() {}

    /** The selects of its chart and of its six lists; an answer may need several selects. */
    public static List<List<PinotSelect>> of(PinotBroker pinot, TenantScope scope, TimeRange range) {
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
        for (Dimension dimension : Dimension.values()) {
            ReportQuery.Leading leading = question.leading(scope, dimension, ROWS_OF_A_LIST);
            int each = parts.size() == 1 ? ROWS_OF_A_LIST : ALL;
            statements.add(parts.stream()
                    .map(part -> PinotClickReports.select(leading, part, each))
                    .toList());
        }
        return statements;
    }

    private static List<TableRange> parts(TimeRange range, Granularity granularity, Optional<TimeRange> addedUp) {
        return TableRange.of(range, CountTable.step(range, granularity, ZoneId.of("UTC")), () -> addedUp);
    }
}
