package dev.clickledger.app.console.report.compare;

import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Ranking;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Selection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The values by which clicks are told apart in two times that are compared. */
public final class LeadingKeys {

    private LeadingKeys() {}

    /**
     * The values that lead in the time that is shown; is there room for more, those that led in the time before follow, so
     * that what vanished is seen.
     *
     * @param shown the clicks over time, told apart by a dimension
     * @param earlier those of the time before, if there is one
     * @param leading ranks values
     */
    public static List<String> of(
            ReportQuery.Series shown, Optional<Selection> earlier, Function<ReportQuery.Leading, Ranking> leading) {
        Dimension by = shown.groupBy();
        if (by == null) {
            return List.of();
        }
        Set<String> keys = new LinkedHashSet<>(keys(leading, shown.selection(), by, shown.top()));
        if (keys.size() < shown.top() && earlier.isPresent()) {
            keys.addAll(keys(leading, earlier.get(), by, shown.top()));
        }
        return keys.stream().limit(shown.top()).toList();
    }

    private static List<String> keys(
            Function<ReportQuery.Leading, Ranking> leading, Selection selection, Dimension by, int top) {
        return leading.apply(new ReportQuery.Leading(selection, by, top)).entries().stream()
                .map(Ranking.Entry::key)
                .toList();
    }
}
