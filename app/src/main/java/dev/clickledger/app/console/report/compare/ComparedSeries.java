package dev.clickledger.app.console.report.compare;

import dev.clickledger.app.console.report.answer.ReportAnswer;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.Counts;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.time.ComparedTime;
import dev.clickledger.app.console.report.time.Granularity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Clicks over time beside those of the time that they are compared with.
 *
 * @param time which two times
 * @param granularity how both are divided
 * @param pairs every point of both, in the order of time, then of the keys
 * @param total all that is compared: without the minute that still counts
 * @param earlierTotal all that it is compared with
 */
public record ComparedSeries(
        ComparedTime time, Granularity granularity, List<PointPair> pairs, Counts total, Counts earlierTotal) {

    /** Copies the pairs. */
    public ComparedSeries {
        pairs = List.copyOf(pairs);
    }

    /**
     * Puts two answers beside one another.
     *
     * @param question what was asked
     * @param shown the clicks over time
     * @param earlier those over the time before
     * @return empty when they do not belong together, since a minute went by between them, or nothing can be compared yet
     */
    public static Optional<ComparedSeries> of(
            Question question, ReportAnswer<ClickSeries> shown, ReportAnswer<ClickSeries> earlier) {
        ComparedTime time = question.comparedTime(shown.asOf());
        boolean together = time.shown().equals(shown.value().range())
                && Objects.equals(time.earlier(), earlier.value().range())
                && shown.value().granularity() == earlier.value().granularity();
        return together ? Optional.of(of(time, question.groupBy(), shown.value(), earlier.value())) : Optional.empty();
    }

    private static ComparedSeries of(
            ComparedTime time, @Nullable Dimension by, ClickSeries shown, ClickSeries earlier) {
        Set<String> keys = new LinkedHashSet<>();
        Stream.concat(shown.points().stream(), earlier.points().stream())
                .forEach(point -> Optional.ofNullable(point.key()).ifPresent(keys::add));
        List<PointPair> pairs = new ArrayList<>();
        new PairedPoints(
                        time.pairs(shown.granularity()),
                        by,
                        List.copyOf(keys),
                        shown.points().iterator(),
                        earlier.points().iterator())
                .forEachRemaining(pairs::add);
        return new ComparedSeries(time, shown.granularity(), pairs, shown.finished(), earlier.total());
    }
}
