package dev.clickledger.app.console.report.export;

import dev.clickledger.app.console.report.answer.DirectReports;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.ClickSeries.Point;
import dev.clickledger.app.console.report.question.Counts;
import dev.clickledger.app.console.report.question.Ranking;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.contract.MinuteState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** As many clicks in every part as its start has minutes since 1970, modulo a thousand; remembers how it was asked. */
final class RampReports implements DirectReports {

    final AtomicInteger largest = new AtomicInteger();
    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();

    @Override
    public <A> A read(ReportQuery<A> query) {
        Object answer = switch (query) {
            case ReportQuery.Series series -> series(series);
            case ReportQuery.Leading leading -> leading(leading);
            case ReportQuery.Lists _, ReportQuery.Traits _, ReportQuery.TraitLists _ ->
                throw new IllegalArgumentException("no such file");
        };
        return query.answerType().cast(answer);
    }

    private static Ranking leading(ReportQuery.Leading query) {
        return new Ranking(IntStream.range(0, query.atMost())
                .mapToObj(i -> new Ranking.Entry("ad" + i, 1_000L - i))
                .toList());
    }

    private ClickSeries series(ReportQuery.Series query) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        ZoneId zone = query.selection().zone();
        TimeRange range = query.selection().period().at(Instant.EPOCH, zone);
        List<Point> points = new ArrayList<>();
        Iterator<TimeRange> parts = range.stretches(query.granularity(), zone, 1);
        while (parts.hasNext()) {
            Instant start = parts.next().from();
            if (query.keys().isEmpty()) {
                points.add(point(start, null));
            }
            query.keys().forEach(key -> points.add(point(start, key)));
        }
        largest.accumulateAndGet(points.size(), Math::max);
        atOnce.decrementAndGet();
        return new ClickSeries(range, zone, query.granularity(), points, null);
    }

    static Point point(Instant start, @Nullable String key) {
        long clicks = start.getEpochSecond() / 60 % 1_000;
        return new Point(start, key, new Counts(0, 0, clicks, 0, 0, MinuteState.RECONCILED));
    }
}
