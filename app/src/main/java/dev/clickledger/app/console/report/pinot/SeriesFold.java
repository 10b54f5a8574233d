package dev.clickledger.app.console.report.pinot;

import dev.clickledger.app.console.report.pinot.PinotClickReports.CountedVerdicts;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.ClickSeries.Point;
import dev.clickledger.app.console.report.question.Counts;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.MinuteState;
import dev.clickledger.contract.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds rows up into the parts of a range, by the calendar of a zone, and fills the gaps. */
final class SeriesFold {

    private final ReportQuery.Series query;
    private final TimeRange range;
    private final List<Instant> parts;
    private final Map<@Nullable String, Counts[]> byKey = new HashMap<>();
    private final List<@Nullable String> keys;
    private final boolean onlyValid;
    private final Instant thisMinute;
    private Counts unfinished = Counts.NONE;
    private @Nullable Instant countedUntil;

    /**
     * Without rows yet.
     *
     * @param keys the values that are told apart, if any are
     * @param now when the rows are read
     */
    SeriesFold(ReportQuery.Series query, TimeRange range, List<String> keys, Instant now) {
        this.query = query;
        this.range = range;
        this.parts = range.parts(query.granularity(), query.selection().zone());
        this.keys = query.groupBy() == null ? Collections.singletonList(null) : new ArrayList<>(keys);
        this.onlyValid = CountedVerdicts.of(query.selection().filters(), query.groupBy()) == CountedVerdicts.VALID;
        this.thisMinute = ClickTime.minuteOf(now);
        this.keys.forEach(key -> byKey.put(key, nothing(parts.size())));
    }

    void add(
            Instant time,
            @Nullable String key,
            Verdict verdict,
            MinuteState state,
            long clicks,
            long repeats,
            Instant emittedAt) {
        Counts[] counts = byKey.get(key);
        if (counts == null) {
            throw new IllegalStateException("a key that was not asked for: " + key);
        }
        int part = part(time);
        Counts more = counts(verdict, state, clicks, repeats);
        counts[part] = counts[part].plus(more);
        unfinished = time.isBefore(thisMinute) ? unfinished : unfinished.plus(more);
        countedUntil = countedUntil == null || emittedAt.isAfter(countedUntil) ? emittedAt : countedUntil;
    }

    ClickSeries series() {
        List<Point> points = new ArrayList<>(parts.size() * keys.size());
        for (int part = 0; part < parts.size(); part++) {
            for (String key : keys) {
                Counts[] counts = byKey.get(key);
                points.add(new Point(parts.get(part), key, counts == null ? Counts.NONE : counts[part]));
            }
        }
        return new ClickSeries(range, query.selection().zone(), query.granularity(), points, countedUntil, unfinished);
    }

    private Counts counts(Verdict verdict, MinuteState state, long clicks, long repeats) {
        boolean counted = verdict.valid() || !onlyValid;
        long invalid = verdict.valid() ? 0 : clicks;
        if (!counted) {
            return new Counts(0, 0, 0, 0, invalid, state);
        }
        return new Counts(
                state == MinuteState.OPEN ? clicks : 0,
                state == MinuteState.CLOSED ? clicks : 0,
                state == MinuteState.RECONCILED ? clicks : 0,
                repeats,
                invalid,
                state);
    }

    /** A step may begin before the range when the range does not begin with one. */
    private int part(Instant time) {
        int found = Collections.binarySearch(parts, time);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    private static Counts[] nothing(int size) {
        Counts[] counts = new Counts[size];
        Arrays.fill(counts, Counts.NONE);
        return counts;
    }
}
