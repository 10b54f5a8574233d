package dev.clickledger.app.console.report.pinot;

import dev.clickledger.app.console.pinot.PinotGateway;
import dev.clickledger.app.console.pinot.PinotRow;
import dev.clickledger.app.console.pinot.PinotSelect;
import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.Ranking;
import dev.clickledger.app.console.report.question.RecountedHours;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Selection;
import dev.clickledger.app.console.report.question.Trait;
import dev.clickledger.app.console.report.question.TraitRankings;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.contract.PinotTables;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers from the counts by trait, which the recount writes by the hour. */
final class PinotTraits {

    private final PinotGateway pinot;
    private final WideQuestions wide = new WideQuestions();

    PinotTraits(PinotGateway pinot) {
        this.pinot = pinot;
    }

    Ranking ranking(ReportQuery.Traits query, TimeRange range) {
        return PinotClickReports.ranking(pinot.query(select(query, range)), query.atMost());
    }

    /** All lists, with one query where that is possible: without filters it tells the hours as well. */
    TraitRankings rankings(ReportQuery.TraitLists query, TimeRange range) {
        boolean all = query.selection().filters().none();
        if (!wide.contains(query)) {
            List<PinotRow> rows = pinot.query(select(query, range));
            if (rows.size() < WideQuestions.MOST_GROUPS) {
                return new TraitRankings(
                        rankings(rows, query.atMost()), all ? hours(rows, 3, range) : hours(query.selection(), range));
            }
            wide.add(query);
        }
        Map<Trait, Ranking> found = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            found.put(trait, ranking(query.of(trait), range));
        }
        return new TraitRankings(found, hours(query.selection(), range));
    }

    private static Map<Trait, Ranking> rankings(List<PinotRow> rows, int atMost) {
        Map<Trait, Ranking> found = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            Map<String, Long> clicks = new HashMap<>();
            rows.stream()
                    .filter(row -> row.text(0).equals(trait.text()))
                    .forEach(row -> clicks.merge(row.text(1), row.number(2), Long::sum));
            found.put(trait, Ranking.of(clicks, atMost));
        }
        return found;
    }

    private RecountedHours hours(Selection selection, TimeRange range) {
        return hours(pinot.query(selectHours(selection, range)), 0, range);
    }

    /** The latest that a column of the rows says; the greatest of no rows is negative infinity, which is no time at all. */
    private static RecountedHours hours(List<PinotRow> rows, int column, TimeRange range) {
        TimeRange hours = RecountedHours.touchedBy(range);
        return new RecountedHours(
                hours.from(),
                rows.stream()
                        .filter(row -> row.number(column) > hours.from().toEpochMilli())
                        .map(row -> row.time(column))
                        .max(Comparator.naturalOrder())
                        .orElse(null));
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

    /** Clicks by trait and value, and how far they are counted. */
    static PinotSelect select(ReportQuery.TraitLists query, TimeRange range) {
        return selected(query.selection(), range, WideQuestions.MOST_GROUPS)
                .group("trait")
                .group("value")
                .sum("clicks")
                .max("countedUntil")
                .upToLimit();
    }

    /** How far the hours are counted, whichever clicks are meant. */
    static PinotSelect selectHours(Selection selection, TimeRange range) {
        Selection all = new Selection(selection.scope(), selection.period(), selection.zone(), Filters.NONE);
        return selected(all, range, 1).max("countedUntil").upToLimit();
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
