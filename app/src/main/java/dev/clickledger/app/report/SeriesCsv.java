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
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Clicks over time as a CSV file: a line per point, times in ISO 8601 with their offset, the state beside the figures,
 * and the point that it is compared with beside it. A point of the earlier time that has no counterpart has a line of its
 * own. Written block by block, so that length costs no memory.
 */
public final class SeriesCsv {

    private static final int BLOCK = 2_000;

    private final ClickReports reports;
    private final TenantScope scope;
    private final Question question;
    private final TimeRange range;
    private final UnaryOperator<String> nameOf;
    private final List<Instant> parts;
    private final @Nullable ComparedTime compared;
    private List<String> keys = List.of();
    private Iterator<Point> shown = Collections.emptyIterator();

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
        this.compared = comparison == null || comparison == Comparison.NONE ? null : question.comparedTime(now);
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
        ReportQuery.Series all = query(range);
        keys = LeadingKeys.of(all, earlier().map(this::during), leading -> current(leading));
        shown = new Blocks(range);
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
        Iterator<Point> before = earlier().<Iterator<Point>>map(Blocks::new).orElse(Collections.emptyIterator());
        Iterator<ComparedTime.Pair> pairs = compared == null
                ? parts.stream()
                        .map(start -> new ComparedTime.Pair(start, null))
                        .iterator()
                : compared.pairs(question.granularityOrSuitable());
        new PairedPoints(pairs, question.groupBy(), keys, shown, before)
                .forEachRemaining(pair -> csv.writeRecord(line(pair)));
        csv.flush();
    }

    private Optional<TimeRange> earlier() {
        return compared == null ? Optional.empty() : compared.before();
    }

    private Selection during(TimeRange stretch) {
        return question.selection(scope).during(new Period.Between(stretch));
    }

    private ReportQuery.Series query(TimeRange stretch) {
        return new ReportQuery.Series(
                during(stretch), question.granularityOrSuitable(), question.groupBy(), question.top(), keys);
    }

    private <A> A current(ReportQuery<A> query) {
        ReportAnswer<A> answer = reports.ask(query);
        if (answer.cached()) {
            throw new ReportUnavailableException(query, new IllegalStateException("there is no current answer"));
        }
        return answer.value();
    }

    /** The points of a time, read block by block. */
    private final class Blocks implements Iterator<Point> {

        private final TimeRange whole;
        private final List<Instant> starts;
        private int next;
        private Iterator<Point> block = Collections.emptyIterator();

        Blocks(TimeRange whole) {
            this.whole = whole;
            this.starts = whole.parts(question.granularityOrSuitable(), question.zone());
            read();
        }

        @Override
        public boolean hasNext() {
            return block.hasNext();
        }

        @Override
        public Point next() {
            Point point = block.next();
            if (!block.hasNext() && next < starts.size()) {
                read();
            }
            return point;
        }

        private void read() {
            int until = Math.min(starts.size(), next + Math.max(1, BLOCK / Math.max(1, keys.size())));
            Instant end = until < starts.size() ? starts.get(until) : whole.until();
            block = current(query(new TimeRange(starts.get(next), end)))
                    .points()
                    .iterator();
            next = until;
        }
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
        if (compared != null) {
            head.addAll(List.of("earlierStart", "earlierClicks", "earlierRepeats", "earlierInvalid", "earlierState"));
        }
        return head;
    }

    private List<String> line(PointPair pair) {
        List<String> line = new ArrayList<>();
        line.add(FormulaGuard.shielded(scope.tenantId()));
        line.add(pair.start() == null ? "" : time(pair.start(), question.zone()));
        Dimension by = question.groupBy();
        if (by != null && pair.key() != null) {
            line.add(FormulaGuard.shielded(pair.key()));
            if (named(by)) {
                line.add(FormulaGuard.shielded(nameOf.apply(pair.key())));
            }
        }
        boolean here = pair.start() != null;
        Counts counts = pair.counts();
        line.add(number(here, counts.clicks()));
        line.add(number(here, counts.repeats()));
        line.add(number(here, counts.invalid()));
        line.add(number(here, counts.reconciled()));
        line.add(state(counts));
        if (compared != null) {
            boolean there = pair.before() != null;
            Counts then = pair.earlier();
            line.add(pair.before() == null ? "" : time(pair.before(), question.zone()));
            line.add(number(there, then.clicks()));
            line.add(number(there, then.repeats()));
            line.add(number(there, then.invalid()));
            line.add(state(then));
        }
        return line;
    }

    /** Nothing where there is no such part, which is not the same as no clicks. */
    private static String number(boolean any, long count) {
        return any ? Long.toString(count) : "";
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
