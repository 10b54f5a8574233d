package dev.clickledger.app.console.report.pinot;

import dev.clickledger.app.console.pinot.PinotGateway;
import dev.clickledger.app.console.pinot.PinotRow;
import dev.clickledger.app.console.pinot.PinotSelect;
import dev.clickledger.app.console.pinot.PinotUnavailableException;
import dev.clickledger.app.console.report.answer.ClickReports;
import dev.clickledger.app.console.report.answer.DirectReports;
import dev.clickledger.app.console.report.answer.ReportAnswer;
import dev.clickledger.app.console.report.answer.ReportUnavailableException;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.Ranking;
import dev.clickledger.app.console.report.question.Rankings;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Selection;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.MinuteState;
import dev.clickledger.contract.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers from Pinot. */
public final class PinotClickReports implements ClickReports, DirectReports {

    /** Well below the 100,000 at which Pinot begins to leave out groups. */
    private static final int MOST_GROUPS = 60_000;

    private final PinotGateway pinot;
    private final PinotTraits traits;
    private final PinotLists lists;
    private final PinotQuarters quarters;
    private final Clock clock;

    /** Asks by this way. */
    public PinotClickReports(PinotGateway pinot, Clock clock) {
        this.pinot = pinot;
        this.traits = new PinotTraits(pinot);
        this.lists = new PinotLists(pinot);
        this.quarters = new PinotQuarters(pinot);
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("unchecked") // the query's type decides the answer's
    public <A> ReportAnswer<A> ask(ReportQuery<A> query) {
        Instant now = clock.instant();
        Selection selection = query.selection();
        TimeRange range = selection.period().at(now, selection.zone());
        try {
            A answer = (A)
                    switch (query) {
                        case ReportQuery.Series series -> series(series, range, now);
                        case ReportQuery.Leading leading -> ranking(leading, range);
                        case ReportQuery.Lists all -> lists(all, range);
                        case ReportQuery.Traits by -> traits.ranking(by, range);
                        case ReportQuery.TraitLists all -> traits.rankings(all, range);
                    };
            return ReportAnswer.fresh(answer, now);
        } catch (PinotUnavailableException e) {
            throw ReportUnavailableException.because(query, e);
        }
    }

    @Override
    public <A> A read(ReportQuery<A> query) {
        return ask(query).value();
    }

    private ClickSeries series(ReportQuery.Series query, TimeRange range, Instant now) {
        List<String> keys = query.groupBy() == null ? List.of() : keys(query, query.groupBy(), range);
        SeriesFold fold = new SeriesFold(query, range, keys, now);
        if (query.groupBy() != null && keys.isEmpty()) {
            return fold.series();
        }
        for (TableRange stretch : tableStretches(query, range, Math.max(1, keys.size()), now)) {
            Instant begin = stretch.range().from();
            for (PinotRow row : pinot.query(select(query, stretch, keys))) {
                int column = 0;
                Instant step = query.granularity() == Granularity.WHOLE ? begin : row.time(column++);
                String key = query.groupBy() == null ? null : row.text(column++);
                fold.add(
                        step.isBefore(begin) ? begin : step,
                        key,
                        Verdict.valueOf(row.text(column)),
                        MinuteState.valueOf(row.text(column + 1)),
                        row.number(column + 2),
                        row.number(column + 3),
                        row.time(column + 4));
            }
        }
        return fold.series();
    }

    private List<TableRange> tableStretches(ReportQuery.Series query, TimeRange range, int keys, Instant now) {
        List<TableRange> stretches = new ArrayList<>();
        for (TimeRange piece : cutAtMinute(query.granularity(), range, now)) {
            for (TableRange part : parts(query.selection(), query.granularity(), piece)) {
                stretches(query, part.range(), keys)
                        .forEach(stretch -> stretches.add(new TableRange(part.table(), stretch)));
            }
        }
        return stretches;
    }

    /** The minute that is not over is read for itself, since it is compared with nothing, see {@link ComparedTime}. */
    static List<TimeRange> cutAtMinute(Granularity granularity, TimeRange range, Instant now) {
        Instant minute = ClickTime.minuteOf(now);
        boolean cut =
                granularity != Granularity.MINUTE && range.from().isBefore(minute) && minute.isBefore(range.until());
        return cut
                ? List.of(new TimeRange(range.from(), minute), new TimeRange(minute, range.until()))
                : List.of(range);
    }

    /** From which tables a range is read. */
    private List<TableRange> parts(Selection selection, Granularity granularity, TimeRange range) {
        Duration step = CountTable.step(range, granularity, selection.zone());
        return TableRange.of(range, step, () -> quarters.addedUp(selection.scope()));
    }

    /** Pinot leaves groups out beyond some number: a long range by small steps is asked for in stretches. */
    static List<TimeRange> stretches(ReportQuery.Series query, TimeRange range, int keys) {
        if (query.granularity() == Granularity.WHOLE) {
            return List.of(range);
        }
        ZoneId zone = query.selection().zone();
        Duration step = CountTable.step(range, query.granularity(), zone);
        int groupsPerStep = keys * Verdict.values().length * MinuteState.values().length;
        Duration length = step.multipliedBy(Math.max(1, MOST_GROUPS / groupsPerStep));
        List<TimeRange> stretches = new ArrayList<>();
        // a stretch ends with a step, so that no step is asked for twice
        Instant from = range.from();
        while (from.isBefore(range.until())) {
            long end = Math.floorDiv(from.plus(length).toEpochMilli(), step.toMillis()) * step.toMillis();
            Instant until = Instant.ofEpochMilli(Math.max(end, from.toEpochMilli() + step.toMillis()));
            stretches.add(new TimeRange(from, until.isBefore(range.until()) ? until : range.until()));
            from = until;
        }
        return stretches;
    }

    private List<String> keys(ReportQuery.Series query, Dimension by, TimeRange range) {
        if (!query.keys().isEmpty()) {
            return query.keys();
        }
        return ranking(new ReportQuery.Leading(query.selection(), by, query.top()), range).entries().stream()
                .map(Ranking.Entry::key)
                .toList();
    }

    private Rankings lists(ReportQuery.Lists query, TimeRange range) {
        List<TableRange> parts = parts(query.selection(), Granularity.WHOLE, range);
        return lists.rankings(query, parts, leading -> ranking(leading, range));
    }

    private Ranking ranking(ReportQuery.Leading query, TimeRange range) {
        List<TableRange> parts = parts(query.selection(), Granularity.WHOLE, range);
        // whoever leads altogether may be far behind in a part
        int each = parts.size() == 1 ? query.atMost() : MOST_GROUPS;
        List<PinotRow> rows = parts.stream()
                .flatMap(part -> pinot.query(select(query, part, each)).stream())
                .toList();
        return ranking(rows, query.atMost());
    }

    /** The values with the most clicks, each added up over its rows, without those that have none. */
    static Ranking ranking(List<PinotRow> rows, int atMost) {
        Map<String, Long> clicks = new HashMap<>();
        rows.forEach(row -> clicks.merge(row.text(0), row.number(1), Long::sum));
        return Ranking.of(clicks, atMost);
    }

    /** Counts by part of the range, key, verdict and state. */
    static PinotSelect select(ReportQuery.Series query, TableRange stretch, List<String> keys) {
        Granularity granularity = query.granularity();
        TimeRange range = stretch.range();
        Duration step = CountTable.step(range, granularity, query.selection().zone());
        long times = granularity == Granularity.WHOLE ? 1 : range.length().dividedBy(step) + 2;
        long most = times * Math.max(1, keys.size()) * Verdict.values().length * MinuteState.values().length + 1;
        PinotSelect select = selected(query.selection(), stretch, (int) Math.min(most, Integer.MAX_VALUE));
        if (granularity != Granularity.WHOLE) {
            select.groupStep("minute", step);
        }
        Dimension by = query.groupBy();
        if (by != null) {
            select.group(by.column()).whereIn(by.column(), keys);
        }
        return select.group("verdict")
                .group("state")
                .sum("clicks")
                .sum("repeats")
                .max("emittedAt");
    }

    /** Clicks by value of a dimension, only those with the verdict that counts unless others were asked for. */
    static PinotSelect select(ReportQuery.Leading query, TableRange part, int atMost) {
        PinotSelect select = selected(query.selection(), part, atMost);
        if (CountedVerdicts.of(query.selection().filters(), query.by()) == CountedVerdicts.VALID) {
            select.whereEquals("verdict", Verdict.VALID.name());
        }
        return select.group(query.by().column())
                .sum("clicks")
                .descendingSum("clicks")
                .ascending(query.by().column());
    }

    /** The one way to a statement: the scope, the time, and the filters. */
    static PinotSelect selected(Selection selection, TableRange part, int limit) {
        TimeRange range = part.range();
        PinotSelect select = PinotSelect.from(part.table().tableName(), selection.scope(), limit)
                .whereBetween(
                        "minute", range.from().toEpochMilli(), range.until().toEpochMilli());
        selection.filters().values().forEach((dimension, values) -> select.whereIn(dimension.column(), values));
        return select;
    }

    /** Which clicks count as clicks, and not only as invalid ones. */
    enum CountedVerdicts {
        /** Those with the verdict VALID. */
        VALID,
        /** All that are selected, because verdicts were asked for. */
        ASKED;

        static CountedVerdicts of(Filters filters, @Nullable Dimension groupBy) {
            return groupBy == Dimension.VERDICT
                            || !filters.of(Dimension.VERDICT).isEmpty()
                    ? ASKED
                    : VALID;
        }
    }
}
