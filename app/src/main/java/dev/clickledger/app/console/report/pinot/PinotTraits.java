package dev.clickledger.app.console.report.pinot;

import dev.clickledger.app.console.pinot.PinotBroker;
import dev.clickledger.app.console.pinot.PinotRow;
import dev.clickledger.app.console.pinot.PinotSelect;
import dev.clickledger.app.console.report.question.Ranking;
import dev.clickledger.app.console.report.question.RecountedHours;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Selection;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.contract.PinotTables;
import java.util.List;

/** Answers from the counts by trait, which the recount writes by the hour. */
final class PinotTraits {

    private final PinotBroker pinot;

    PinotTraits(PinotBroker pinot) {
        this.pinot = pinot;
    }

    Ranking ranking(ReportQuery.Traits query, TimeRange range) {
        return PinotClickReports.ranking(pinot.query(select(query, range)), query.atMost());
    }

    RecountedHours hours(ReportQuery.Recounted query, TimeRange range) {
        TimeRange hours = RecountedHours.touchedBy(range);
        List<PinotRow> rows = pinot.query(select(query, range));
        // the greatest of no rows is negative infinity, which reads as no time at all
        boolean none =
                rows.isEmpty() || rows.getFirst().number(0) <= hours.from().toEpochMilli();
        return new RecountedHours(hours.from(), none ? null : rows.getFirst().time(0));
    }

    /** Clicks by value of a trait. */
    static PinotSelect select(ReportQuery.Traits query, TimeRange range) {
        return selected(query.selection(), range, query.atMost())
                .whereEquals("trait", query.by().text())
                .group("value")
                .sum("clicks")
                .descendingSum("clicks")
                .ascending("value");
    }

    /** How far the hours are counted. */
    static PinotSelect select(ReportQuery.Recounted query, TimeRange range) {
        return selected(query.selection(), range, 1).max("countedUntil").upToLimit();
    }

    /** The one way to a statement: the scope, the hours, and the filters. */
    private static PinotSelect selected(Selection selection, TimeRange range, int limit) {
        TimeRange hours = RecountedHours.touchedBy(range);
        PinotSelect select = PinotSelect.from(PinotTables.TRAIT_COUNTS, selection.scope(), limit)
                .whereBetween("hour", hours.from().toEpochMilli(), hours.until().toEpochMilli());
        selection.filters().values().forEach((dimension, values) -> select.whereIn(dimension.column(), values));
        return select;
    }
}
