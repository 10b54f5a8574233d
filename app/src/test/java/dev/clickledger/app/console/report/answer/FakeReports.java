package dev.clickledger.app.console.report.answer;

import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.Counts;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Selection;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.Period;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.app.console.security.Scopes;
import dev.clickledger.contract.MinuteState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers what a test told it to, and remembers what it was asked. */
public final class FakeReports implements ClickReports {

    /** When it answers, unless it is told otherwise. */
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:30Z");

    static final ZoneId UTC = ZoneId.of("UTC");

    public final List<ReportQuery<?>> asked = new ArrayList<>();
    public final AtomicBoolean down = new AtomicBoolean();
    public final AtomicBoolean refuses = new AtomicBoolean();
    private final Map<ReportQuery<?>, Object> answers = new ConcurrentHashMap<>();
    private Instant asOf = NOW;

    /** Answers this to that. */
    public <A> FakeReports answer(ReportQuery<A> query, A answer) {
        answers.put(query, answer);
        return this;
    }

    /** Answers as of this time from now on. */
    public void at(Instant time) {
        asOf = time;
    }

    @Override
    public synchronized <A> ReportAnswer<A> ask(ReportQuery<A> query) {
        asked.add(query);
        if (refuses.get()) {
            throw new ReportRefusedException(query, new IllegalStateException("refuses"));
        }
        if (down.get()) {
            throw new ReportUnavailableException(query, new IllegalStateException("down"));
        }
        return ReportAnswer.fresh(query.answerType().cast(Objects.requireNonNull(answers.get(query))), asOf);
    }

    /** The last hour of a tenant by the minute. */
    public static ReportQuery.Series lastHour(String tenant, String... ads) {
        Filters filters = ads.length == 0 ? Filters.NONE : Filters.NONE.with(Dimension.AD, java.util.Set.of(ads));
        return ReportQuery.Series.of(
                new Selection(Scopes.tenant(tenant), new Period.LastMinutes(60), UTC, filters), Granularity.MINUTE);
    }

    /** A series of one minute with the given open clicks. */
    public static ClickSeries open(long clicks) {
        TimeRange range = new Period.LastMinutes(1).at(NOW, UTC);
        Counts counts = new Counts(clicks, 0, 0, 0, 0, MinuteState.OPEN);
        return new ClickSeries(
                range, UTC, Granularity.MINUTE, List.of(new ClickSeries.Point(range.from(), null, counts)), NOW);
    }
}
