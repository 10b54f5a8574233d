package dev.clickledger.app.console.report.pinot;

import dev.clickledger.app.console.report.answer.ClickReports;
import dev.clickledger.app.console.report.answer.DirectReports;
import dev.clickledger.app.console.report.answer.RawCount;
import dev.clickledger.app.console.report.answer.RawCounts;
import dev.clickledger.app.console.report.answer.ReportAnswer;
import dev.clickledger.app.console.report.answer.ReportUnavailableException;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Ranking;
import dev.clickledger.app.console.report.question.Rankings;
import dev.clickledger.app.console.report.question.RecountedHours;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Selection;
import dev.clickledger.app.console.report.question.TraitRankings;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.contract.MinuteState;
import dev.clickledger.contract.Verdict;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Pinot's place in tests of the whole application: counts in memory, of several tenants. */
@Alternative
@Priority(1)
@ApplicationScoped
public class RecordedCounts implements ClickReports, DirectReports, RawCounts {

    private record Row(String tenantId, RawCount count) {}

    private final List<Row> rows = new CopyOnWriteArrayList<>();
    private final AtomicBoolean down = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger parts = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private final Clock clock;

    /** Empty, and read by this clock. */
    public RecordedCounts(Clock clock) {
        this.clock = clock;
    }

    /** Forgets everything. */
    public void clear() {
        rows.clear();
        down.set(false);
        left.set(Integer.MAX_VALUE);
    }

    /** Answers nothing any more. */
    public void goDown() {
        down.set(true);
    }

    /** Answers so many questions more, and nothing after them. */
    public void goDownAfter(int answers) {
        left.set(answers);
    }

    /** How many parts of files it was asked for. */
    public int askedForParts() {
        return parts.get();
    }

    /** How often it was asked by the way that keeps answers. */
    public int askedToKeep() {
        return asked.get();
    }

    /** Adds a row. */
    public void add(String tenantId, RawCount count) {
        rows.add(new Row(tenantId, count));
    }

    @Override
    public <A> ReportAnswer<A> ask(ReportQuery<A> query) {
        asked.incrementAndGet();
        return answered(query);
    }

    private <A> ReportAnswer<A> answered(ReportQuery<A> query) {
        refuseWhenDown(query);
        Instant now = clock.instant();
        Selection selection = query.selection();
        TimeRange range = selection.period().at(now, selection.zone());
        Object answer = switch (query) {
            case ReportQuery.Series series -> series(series, range, now);
            case ReportQuery.Leading leading -> ranking(leading, range);
            case ReportQuery.Traits _ -> new Ranking(List.of());
            case ReportQuery.Lists lists -> lists(lists, range);
            case ReportQuery.TraitLists _ ->
                new TraitRankings(
                        Map.of(),
                        new RecountedHours(RecountedHours.touchedBy(range).from(), null));
        };
        return ReportAnswer.fresh(query.answerType().cast(answer), now);
    }

    private Rankings lists(ReportQuery.Lists query, TimeRange range) {
        Map<Dimension, Ranking> lists = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            lists.put(dimension, ranking(query.of(dimension), range));
        }
        return new Rankings(lists);
    }

    @Override
    public long count(Selection selection, TimeRange range) {
        return found(selection, range).size();
    }

    @Override
    public Iterator<List<RawCount>> blocks(Selection selection, TimeRange range) {
        refuseWhenDown(selection);
        return List.of(found(selection, range)).iterator();
    }

    @Override
    public <A> A read(ReportQuery<A> query) {
        parts.incrementAndGet();
        return answered(query).value();
    }

    private void refuseWhenDown(Object question) {
        if (down.get() || left.getAndDecrement() <= 0) {
            throw new ReportUnavailableException(question, new IllegalStateException("down"));
        }
    }

    private ClickSeries series(ReportQuery.Series query, TimeRange range, Instant now) {
        Dimension by = query.groupBy();
        List<String> keys = by == null || !query.keys().isEmpty()
                ? query.keys()
                : ranking(new ReportQuery.Leading(query.selection(), by, query.top()), range).entries().stream()
                        .map(Ranking.Entry::key)
                        .toList();
        SeriesFold fold = new SeriesFold(query, range, keys, now);
        for (RawCount row : found(query.selection(), range)) {
            String key = by == null ? null : value(row, by);
            if (by == null || keys.contains(key)) {
                fold.add(
                        row.minute(),
                        key,
                        Verdict.valueOf(row.verdict()),
                        MinuteState.valueOf(row.state()),
                        row.clicks(),
                        row.repeats(),
                        row.emittedAt());
            }
        }
        return fold.series();
    }

    private Ranking ranking(ReportQuery.Leading query, TimeRange range) {
        boolean all = query.by() == Dimension.VERDICT
                || !query.selection().filters().of(Dimension.VERDICT).isEmpty();
        Predicate<RawCount> counted = row -> all || row.verdict().equals("VALID");
        Map<String, Long> sums = found(query.selection(), range).stream()
                .filter(counted)
                .collect(
                        Collectors.groupingBy(row -> value(row, query.by()), Collectors.summingLong(RawCount::clicks)));
        return new Ranking(sums.entrySet().stream()
                .map(entry -> new Ranking.Entry(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Ranking.Entry::clicks)
                        .reversed()
                        .thenComparing(Ranking.Entry::key))
                .limit(query.atMost())
                .toList());
    }

    private List<RawCount> found(Selection selection, TimeRange range) {
        List<RawCount> found = new ArrayList<>();
        for (Row row : rows) {
            RawCount count = row.count();
            boolean within =
                    !count.minute().isBefore(range.from()) && count.minute().isBefore(range.until());
            boolean wanted = selection.filters().values().entrySet().stream()
                    .allMatch(filter -> filter.getValue().contains(value(count, filter.getKey())));
            if (row.tenantId().equals(selection.scope().tenantId()) && within && wanted) {
                found.add(count);
            }
        }
        return found;
    }

    private static String value(RawCount row, Dimension dimension) {
        return switch (dimension) {
            case CAMPAIGN -> row.campaignId();
            case AD -> row.adId();
            case COUNTRY -> row.country();
            case DEVICE_CLASS -> row.deviceClass();
            case SOURCE -> row.source();
            case VERDICT -> row.verdict();
        };
    }
}
