package dev.clickledger.app.report;

import dev.clickledger.app.pinot.PinotBroker;
import dev.clickledger.app.pinot.PinotRow;
import dev.clickledger.app.pinot.PinotSelect;
import dev.clickledger.app.pinot.PinotUnavailableException;
import dev.clickledger.app.report.AdRanking.AdClicks;
import dev.clickledger.contract.MinuteState;
import dev.clickledger.contract.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers from the table {@code click_counts}. */
final class PinotClickReports implements ClickReports {

    private static final String TABLE = "click_counts";

    private final PinotBroker pinot;
    private final Clock clock;

    PinotClickReports(PinotBroker pinot, Clock clock) {
        this.pinot = pinot;
        this.clock = clock;
    }

    @Override
    public <A> ReportAnswer<A> ask(ReportQuery<A> query) {
        Instant now = clock.instant();
        TimeRange range = query.period().at(now);
        try {
            List<PinotRow> rows = pinot.query(select(query, range));
            return ReportAnswer.fresh(answer(query, range, rows), now);
        } catch (PinotUnavailableException e) {
            throw new ReportUnavailableException(query, e);
        }
    }

    /** The one place where a question becomes a statement. */
    static PinotSelect select(ReportQuery<?> query, TimeRange range) {
        return switch (query) {
            case ReportQuery.ByMinute byMinute -> {
                int most = range.minutes().size() * Verdict.values().length * MinuteState.values().length + 1;
                PinotSelect select = rows(PinotSelect.from(TABLE, byMinute.scope(), most), range)
                        .groupMillis("minute")
                        .group("verdict")
                        .group("state")
                        .sum("clicks")
                        .sum("repeats")
                        .max("emittedAt");
                String adId = byMinute.adId();
                yield adId == null ? select : select.whereEquals("adId", adId);
            }
            case ReportQuery.LeadingAds leading ->
                rows(PinotSelect.from(TABLE, leading.scope(), leading.atMost()), range)
                        .whereEquals("verdict", Verdict.VALID.name())
                        .group("adId")
                        .sum("clicks")
                        .descendingSum("clicks")
                        .ascending("adId");
        };
    }

    private static PinotSelect rows(PinotSelect select, TimeRange range) {
        return select.whereBetween(
                "minute", range.from().toEpochMilli(), range.until().toEpochMilli());
    }

    @SuppressWarnings("unchecked") // the query's type decides the answer's
    private static <A> A answer(ReportQuery<A> query, TimeRange range, List<PinotRow> rows) {
        return (A)
                switch (query) {
                    case ReportQuery.ByMinute _ -> series(range, rows);
                    case ReportQuery.LeadingAds _ -> ranking(rows);
                };
    }

    private static MinuteSeries series(TimeRange range, List<PinotRow> rows) {
        Map<Instant, MinuteClicks> minutes = new TreeMap<>();
        @Nullable Instant countedUntil = null;
        for (PinotRow row : rows) {
            minutes.merge(row.time(0), minute(row), PinotClickReports::together);
            Instant emitted = row.time(5);
            countedUntil = countedUntil == null || emitted.isAfter(countedUntil) ? emitted : countedUntil;
        }
        return MinuteSeries.filled(range, minutes, countedUntil);
    }

    private static MinuteClicks minute(PinotRow row) {
        MinuteState state = MinuteState.valueOf(row.text(2));
        long clicks = row.number(3);
        if (!Verdict.valueOf(row.text(1)).valid()) {
            return new MinuteClicks(row.time(0), 0, 0, 0, 0, clicks, state);
        }
        return new MinuteClicks(
                row.time(0),
                state == MinuteState.OPEN ? clicks : 0,
                state == MinuteState.CLOSED ? clicks : 0,
                state == MinuteState.RECONCILED ? clicks : 0,
                row.number(4),
                0,
                state);
    }

    private static MinuteClicks together(MinuteClicks a, MinuteClicks b) {
        return new MinuteClicks(
                a.minute(),
                a.open() + b.open(),
                a.closed() + b.closed(),
                a.reconciled() + b.reconciled(),
                a.repeats() + b.repeats(),
                a.invalid() + b.invalid(),
                lessSettled(a.state(), b.state()));
    }

    private static @Nullable MinuteState lessSettled(@Nullable MinuteState a, @Nullable MinuteState b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.compareTo(b) < 0 ? a : b;
    }

    private static AdRanking ranking(List<PinotRow> rows) {
        return new AdRanking(rows.stream()
                .map(row -> new AdClicks(row.text(0), row.number(1)))
                .filter(ad -> ad.clicks() > 0)
                .sorted(Comparator.comparingLong(AdClicks::clicks).reversed().thenComparing(AdClicks::adId))
                .toList());
    }
}
