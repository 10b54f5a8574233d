package dev.clickledger.app.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.clickledger.app.csv.FormulaGuard;
import dev.clickledger.app.report.ClickSeries.Point;
import dev.clickledger.app.security.TenantScope;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Clicks over time as a CSV file: a line per point, times in ISO 8601 with their offset, the state beside the figures,
 * and the time they are compared with beside them. Written block by block, so that length costs no memory.
 */
public final class SeriesCsv {

    private static final int BLOCK = 2_000;

    private final ClickReports reports;
    private final TenantScope scope;
    private final Question question;
    private final TimeRange range;
    private final UnaryOperator<String> nameOf;
    private final List<Instant> parts;
    private final List<Instant> earlier;
    private @Nullable List<Point> first;

    /**
     * A file that is not written yet.
     *
     * @param reports answers
     * @param scope whose clicks
     * @param question which of them
     * @param now what relative times are relative to
     * @param nameOf what people call an ad or a campaign, when they are told apart
     */
    public SeriesCsv(
            ClickReports reports, TenantScope scope, Question question, Instant now, UnaryOperator<String> nameOf) {
        this.reports = reports;
        this.scope = scope;
        this.question = question;
        this.nameOf = nameOf;
        this.range = question.period().at(now, question.zone());
        this.parts = range.parts(question.granularityOrSuitable(), question.zone());
        Comparison comparison = question.comparison();
        this.earlier = comparison == null || comparison == Comparison.NONE || question.groupBy() != null
                ? List.of()
                : comparison.before(range, question.zone()).parts(question.granularityOrSuitable(), question.zone());
    }

    /** How many points it has, for each key when they are told apart. */
    public int points() {
        return parts.size();
    }

    /**
     * Reads the first block, so that it is known whether there can be a file.
     *
     * @throws ReportUnavailableException when there cannot, at the moment
     */
    public void prepare() {
        first = points(parts, 0, Math.min(block(), parts.size()), range.until());
    }

    /** A name that tells what is in the file. */
    public String fileName() {
        return FileName.of("clicks", scope, question, range);
    }

    /**
     * Writes the file.
     *
     * @throws ReportUnavailableException when a block cannot be read; what was written before it is no whole file
     */
    public void write(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(head());
        for (int from = 0; from < parts.size(); from += block()) {
            int until = Math.min(from + block(), parts.size());
            List<Point> known = first;
            first = null;
            List<Point> points = known == null ? points(parts, from, until, range.until()) : known;
            List<Point> before = from < earlier.size()
                    ? points(earlier, from, Math.min(until, earlier.size()), endOfEarlier())
                    : List.of();
            for (int i = 0; i < points.size(); i++) {
                csv.writeRecord(line(points.get(i), i < before.size() ? before.get(i) : null));
            }
            csv.flush();
        }
        csv.flush();
    }

    /** Which values lead is decided once for the whole file. */
    private int block() {
        return question.groupBy() == null ? BLOCK : parts.size();
    }

    private Instant endOfEarlier() {
        Comparison comparison = question.comparison();
        if (comparison == null) {
            throw new IllegalStateException("nothing is compared");
        }
        return comparison.before(range, question.zone()).until();
    }

    private List<Point> points(List<Instant> starts, int from, int until, Instant end) {
        TimeRange stretch = new TimeRange(starts.get(from), until < starts.size() ? starts.get(until) : end);
        Selection selection = question.selection(scope).during(new Period.Between(stretch));
        ReportQuery.Series query =
                new ReportQuery.Series(selection, question.granularityOrSuitable(), question.groupBy(), question.top());
        ReportAnswer<ClickSeries> answer = reports.ask(query);
        if (answer.cached()) {
            throw new ReportUnavailableException(selection, new IllegalStateException("there is no current answer"));
        }
        return answer.value().points();
    }

    private List<String> head() {
        List<String> head = new ArrayList<>(List.of("tenant", "start"));
        Dimension by = question.groupBy();
        if (by != null) {
            head.add(by.parameter());
            if (named(by)) {
                head.add(by.parameter() + "Name");
            }
        }
        head.addAll(List.of("clicks", "repeats", "invalid", "reconciled", "state"));
        if (!earlier.isEmpty()) {
            head.addAll(List.of("earlierStart", "earlierClicks", "earlierRepeats", "earlierInvalid", "earlierState"));
        }
        return head;
    }

    private List<String> line(Point point, @Nullable Point before) {
        List<String> line = new ArrayList<>();
        line.add(FormulaGuard.shielded(scope.tenantId()));
        line.add(time(point.start(), question.zone()));
        Dimension by = question.groupBy();
        if (by != null && point.key() != null) {
            line.add(FormulaGuard.shielded(point.key()));
            if (named(by)) {
                line.add(FormulaGuard.shielded(nameOf.apply(point.key())));
            }
        }
        Counts counts = point.counts();
        line.add(Long.toString(counts.clicks()));
        line.add(Long.toString(counts.repeats()));
        line.add(Long.toString(counts.invalid()));
        line.add(Long.toString(counts.reconciled()));
        line.add(state(counts));
        if (!earlier.isEmpty()) {
            Counts then = before == null ? Counts.NONE : before.counts();
            line.add(before == null ? "" : time(before.start(), question.zone()));
            line.add(before == null ? "" : Long.toString(then.clicks()));
            line.add(before == null ? "" : Long.toString(then.repeats()));
            line.add(before == null ? "" : Long.toString(then.invalid()));
            line.add(state(then));
        }
        return line;
    }

    private static boolean named(Dimension dimension) {
        return dimension == Dimension.AD || dimension == Dimension.CAMPAIGN;
    }

    private static String state(Counts counts) {
        return counts.state() == null ? "" : counts.state().name();
    }

    static String time(Instant time, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone));
    }
}
