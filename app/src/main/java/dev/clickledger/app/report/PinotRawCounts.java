package dev.clickledger.app.report;

import dev.clickledger.app.pinot.PinotBroker;
import dev.clickledger.app.pinot.PinotRow;
import dev.clickledger.app.pinot.PinotSelect;
import dev.clickledger.app.pinot.PinotUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Reads stretch by stretch of time; one with too many rows is read in halves. */
@ApplicationScoped
class PinotRawCounts implements RawCounts {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration STRETCH = Duration.ofHours(6);
    private static final int ROWS = 10_000;
    private static final int ROWS_OF_A_MINUTE = 1_000_000;

    private final PinotBroker pinot;

    PinotRawCounts(PinotBroker pinot) {
        this.pinot = pinot;
    }

    @Override
    public long count(Selection selection, TimeRange range) {
        try {
            return pinot.query(select(selection, range, 2).count()).getFirst().number(0);
        } catch (PinotUnavailableException e) {
            throw new ReportUnavailableException(selection, e);
        }
    }

    @Override
    public void read(Selection selection, TimeRange range, Consumer<RawCount> reader) {
        try {
            for (Instant from = range.from(); from.isBefore(range.until()); from = from.plus(STRETCH)) {
                Instant until = from.plus(STRETCH);
                readStretch(
                        selection, new TimeRange(from, until.isBefore(range.until()) ? until : range.until()), reader);
            }
        } catch (PinotUnavailableException e) {
            throw new ReportUnavailableException(selection, e);
        }
    }

    private void readStretch(Selection selection, TimeRange range, Consumer<RawCount> reader) {
        boolean minute = range.length().compareTo(MINUTE) <= 0;
        PinotSelect select = select(selection, range, minute ? ROWS_OF_A_MINUTE : ROWS)
                .millis("minute")
                .column("campaignId")
                .column("adId")
                .column("verdict")
                .column("country")
                .column("deviceClass")
                .column("source")
                .column("clicks")
                .column("repeats")
                .column("state")
                .column("emittedAt");
        List<PinotRow> rows = pinot.query(minute ? select : select.upToLimit());
        if (!minute && rows.size() >= ROWS) {
            Instant middle =
                    range.from().plus(MINUTE.multipliedBy(range.length().toMinutes() / 2));
            readStretch(selection, new TimeRange(range.from(), middle), reader);
            readStretch(selection, new TimeRange(middle, range.until()), reader);
            return;
        }
        rows.stream().map(PinotRawCounts::count).sorted(ORDER).forEach(reader);
    }

    private static final Comparator<RawCount> ORDER = Comparator.comparing(RawCount::minute)
            .thenComparing(RawCount::adId)
            .thenComparing(RawCount::verdict)
            .thenComparing(RawCount::country)
            .thenComparing(RawCount::deviceClass)
            .thenComparing(RawCount::source);

    private static PinotSelect select(Selection selection, TimeRange range, int limit) {
        return PinotClickReports.selected(selection, new TableRange(CountTable.MINUTES, range), limit);
    }

    private static RawCount count(PinotRow row) {
        return new RawCount(
                row.time(0),
                row.text(1),
                row.text(2),
                row.text(3),
                row.text(4),
                row.text(5),
                row.text(6),
                row.number(7),
                row.number(8),
                row.text(9),
                row.time(10));
    }
}
