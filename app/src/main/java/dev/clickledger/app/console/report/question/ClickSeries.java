package dev.clickledger.app.console.report.question;

import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.contract.MinuteState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clicks over time, without gaps.
 *
 * @param range what was asked for
 * @param zone whose hours, days and months are meant
 * @param granularity how the range is divided
 * @param points one per part of the range and key, in the order of time, then of the keys' clicks
 * @param countedUntil when the newest of these counts was written; null when there is none
 * @param unfinished what of it happened in the minute that was not over when it was asked for
 */
public record ClickSeries(
        TimeRange range,
        ZoneId zone,
        Granularity granularity,
        List<Point> points,
        @Nullable Instant countedUntil,
        Counts unfinished) {

    /** Clicks of a time that is over. */
    public ClickSeries(
            TimeRange range, ZoneId zone, Granularity granularity, List<Point> points, @Nullable Instant countedUntil) {
        this(range, zone, granularity, points, countedUntil, Counts.NONE);
    }

    /** Copies the points. */
    public ClickSeries {
        points = List.copyOf(points);
    }

    /**
     * The clicks of one part.
     *
     * @param start when it begins
     * @param key the value of the dimension that the series is grouped by; null when it is not
     * @param counts the clicks
     */
    public record Point(Instant start, @Nullable String key, Counts counts) {}

    /** The sum. */
    public Counts total() {
        return points.stream().map(Point::counts).reduce(Counts.NONE, Counts::plus);
    }

    /** The sum without the minute that was not over. */
    public Counts finished() {
        return total().without(unfinished);
    }

    /** Whether a point has fewer clicks than before, though no recount has corrected it. */
    public boolean fallsBehind(ClickSeries earlier) {
        Map<PointId, Counts> before = new HashMap<>();
        earlier.points.forEach(point -> before.put(new PointId(point.start, point.key), point.counts));
        return points.stream().anyMatch(point -> {
            Counts then = before.get(new PointId(point.start, point.key));
            return then != null
                    && point.counts.state() != MinuteState.RECONCILED
                    && point.counts.reconciled() == then.reconciled()
                    && point.counts.clicks() < then.clicks();
        });
    }

    private record PointId(Instant start, @Nullable String key) {}
}
