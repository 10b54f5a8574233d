package dev.clickledger.app.console.report.pinot;

import dev.clickledger.app.console.pinot.PinotGateway;
import dev.clickledger.app.console.pinot.PinotRow;
import dev.clickledger.app.console.pinot.PinotSelect;
import dev.clickledger.app.console.pinot.PinotUnavailableException;
import dev.clickledger.app.console.report.answer.RawCount;
import dev.clickledger.app.console.report.answer.RawCounts;
import dev.clickledger.app.console.report.answer.ReportUnavailableException;
import dev.clickledger.app.console.report.question.Selection;
import dev.clickledger.app.console.report.time.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads stretch by stretch of time, a shorter one where there are too many rows. */
@ApplicationScoped
class PinotRawCounts implements RawCounts {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FIRST = Duration.ofHours(6);
    private static final Duration LONGEST = Duration.ofDays(60);
    private static final int ROWS = 5_000;
    private static final int ROWS_OF_A_MINUTE = 1_000_000;

    private final PinotGateway pinot;

    PinotRawCounts(PinotGateway pinot) {
        this.pinot = pinot;
    }

    @Override
    public long count(Selection selection, TimeRange range) {
        try {
            return pinot.query(select(selection, range, 2).count()).getFirst().number(0);
        } catch (PinotUnavailableException e) {
            throw ReportUnavailableException.because(selection, e);
        }
    }

    @Override
    public Iterator<List<RawCount>> blocks(Selection selection, TimeRange range) {
        return new Iterator<>() {
            private Instant from = range.from();
            private Duration length = FIRST;

            @Override
            public boolean hasNext() {
                return from.isBefore(range.until());
            }

            @Override
            public List<RawCount> next() {
                while (hasNext()) {
                    TimeRange stretch = new TimeRange(from, earlier(from.plus(length), range.until()));
                    Optional<List<RawCount>> rows = read(selection, stretch);
                    if (rows.isPresent()) {
                        from = stretch.until();
                        // quiet hours may follow a busy one
                        length = shorter(length.multipliedBy(2), LONGEST);
                        return rows.get();
                    }
                    length = MINUTE.multipliedBy(stretch.length().toMinutes() / 2);
                }
                throw new NoSuchElementException("there are no rows after " + range.until());
            }
        };
    }

    /** The rows of a stretch; empty when they are too many to be read at once. */
    private Optional<List<RawCount>> read(Selection selection, TimeRange range) {
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
        try {
            List<PinotRow> rows = pinot.query(minute ? select : select.upToLimit());
            return !minute && rows.size() >= ROWS
                    ? Optional.empty()
                    : Optional.of(rows.stream()
                            .map(PinotRawCounts::count)
                            .sorted(ORDER)
                            .toList());
        } catch (PinotUnavailableException e) {
            throw ReportUnavailableException.because(selection, e);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
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
