package dev.clickledger.app.console.report.pinot;

import dev.clickledger.app.console.pinot.PinotGateway;
import dev.clickledger.app.console.pinot.PinotRow;
import dev.clickledger.app.console.pinot.PinotSelect;
import dev.clickledger.app.console.report.pinot.PinotClickReports.CountedVerdicts;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.Ranking;
import dev.clickledger.app.console.report.question.Rankings;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Selection;
import dev.clickledger.contract.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers all lists of a page with as few queries as it takes: dimensions that belong together are asked for in one, by
 * their combinations, and added up here. Where these are too many, each is asked for by itself.
 */
final class PinotLists {

    /** What is clicked on, and who clicks: few combinations within each, very many between them. */
    private static final List<List<Dimension>> TOGETHER = List.of(
            List.of(Dimension.CAMPAIGN, Dimension.AD, Dimension.SOURCE),
            List.of(Dimension.COUNTRY, Dimension.DEVICE_CLASS, Dimension.VERDICT));

    private final PinotGateway pinot;
    private final WideQuestions wide = new WideQuestions();

    PinotLists(PinotGateway pinot) {
        this.pinot = pinot;
    }

    /**
     * All lists.
     *
     * @param parts from which tables
     * @param alone answers for one list
     */
    Rankings rankings(ReportQuery.Lists query, List<TableRange> parts, Function<ReportQuery.Leading, Ranking> alone) {
        Map<Dimension, Ranking> found = new EnumMap<>(Dimension.class);
        for (List<Dimension> dimensions : groups(query.selection().filters())) {
            Optional<Map<Dimension, Ranking>> together =
                    dimensions.size() == 1 ? Optional.empty() : together(query, dimensions, parts);
            together.ifPresentOrElse(
                    found::putAll,
                    () -> dimensions.forEach(dimension -> found.put(dimension, alone.apply(query.of(dimension)))));
        }
        return new Rankings(found);
    }

    /** Which lists can be asked for together; one by which the page is filtered shows others than the rest. */
    static List<List<Dimension>> groups(Filters filters) {
        List<List<Dimension>> groups = new ArrayList<>();
        for (List<Dimension> together : TOGETHER) {
            List<Dimension> alike = together.stream()
                    .filter(dimension -> filters.of(dimension).isEmpty())
                    .toList();
            if (!alike.isEmpty()) {
                groups.add(alike);
            }
            together.stream()
                    .filter(dimension -> !alike.contains(dimension))
                    .forEach(dimension -> groups.add(List.of(dimension)));
        }
        return groups;
    }

    private record Asked(Selection selection, List<Dimension> dimensions) {}

    /** Empty when there are too many combinations. */
    private Optional<Map<Dimension, Ranking>> together(
            ReportQuery.Lists query, List<Dimension> dimensions, List<TableRange> parts) {
        Asked asked = new Asked(query.selection(), dimensions);
        if (wide.contains(asked)) {
            return Optional.empty();
        }
        List<PinotRow> rows = new ArrayList<>();
        for (TableRange part : parts) {
            List<PinotRow> some = pinot.query(select(query.selection(), part, dimensions));
            if (some.size() >= WideQuestions.MOST_GROUPS) {
                wide.add(asked);
                return Optional.empty();
            }
            rows.addAll(some);
        }
        return Optional.of(rankings(query, dimensions, rows));
    }

    /** Clicks by combination. */
    static PinotSelect select(Selection selection, TableRange part, List<Dimension> dimensions) {
        PinotSelect select = PinotClickReports.selected(selection, part, WideQuestions.MOST_GROUPS)
                .upToLimit();
        boolean allCountValid = dimensions.stream()
                .allMatch(by -> CountedVerdicts.of(selection.filters(), by) == CountedVerdicts.VALID);
        if (allCountValid) {
            select.whereEquals("verdict", Verdict.VALID.name());
        }
        dimensions.forEach(dimension -> select.group(dimension.column()));
        return select.sum("clicks");
    }

    /** Each list from the combinations; a list that counts valid clicks leaves out the others by their verdict. */
    static Map<Dimension, Ranking> rankings(
            ReportQuery.Lists query, List<Dimension> dimensions, List<PinotRow> combinations) {
        int verdicts = dimensions.indexOf(Dimension.VERDICT);
        Map<Dimension, Ranking> found = new EnumMap<>(Dimension.class);
        for (int column = 0; column < dimensions.size(); column++) {
            Dimension by = dimensions.get(column);
            boolean all = verdicts < 0 || CountedVerdicts.of(query.selection().filters(), by) == CountedVerdicts.ASKED;
            Map<String, Long> clicks = new HashMap<>();
            for (PinotRow row : combinations) {
                if (all || row.text(verdicts).equals(Verdict.VALID.name())) {
                    clicks.merge(row.text(column), row.number(dimensions.size()), Long::sum);
                }
            }
            found.put(by, Ranking.of(clicks, query.atMost()));
        }
        return found;
    }
}
