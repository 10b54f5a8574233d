package dev.clickledger.app.console.report.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.clickledger.app.console.csv.FormulaGuard;
import dev.clickledger.app.console.export.ExportFile;
import dev.clickledger.app.console.report.answer.DirectReports;
import dev.clickledger.app.console.report.compare.LeadingKeys;
import dev.clickledger.app.console.report.compare.PairedPoints;
import dev.clickledger.app.console.report.compare.PointPair;
import dev.clickledger.app.console.report.question.ClickSeries.Point;
import dev.clickledger.app.console.report.question.Counts;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Selection;
import dev.clickledger.app.console.report.time.ComparedTime;
import dev.clickledger.app.console.report.time.Comparison;
import dev.clickledger.app.console.report.time.Period;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.app.console.security.TenantScope;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Clicks over time as a CSV file: a line per point, the state beside the figures, and the point that it is compared with
 * beside it. A point of the earlier time that has no counterpart has a line of its own.
 */
public final class SeriesCsv implements ExportFile {

    private static final int BLOCK = 2_000;
    private static final String NOT_KEPT = "NOT_KEPT";

    private final DirectReports reports;
    private final TenantScope scope;
    private final Question question;
    private final ExportFormat format;
    private final String label;
    private final Instant keptFrom;
    private final TimeCells times;
    private final UnaryOperator<String> nameOf;
    private final TimeRange range;
    private final long parts;
    private final @Nullable ComparedTime compared;
    private final Map<String, String> names = new HashMap<>();
    private List<String> keys = List.of();
    private Iterator<Point> shown = Collections.emptyIterator();

    /**
     * A file that is not written yet.
     *
     * @param reports answers
     * @param scope whose clicks
     * @param question which of them
     * @param format how they are written
     * @param label what the name of the file begins with
     * @param now what relative times are relative to
     * @param keptFrom since when counts are kept
     * @param nameOf what people call an ad or a campaign, when they are told apart
     * @throws IllegalArgumentException when there are more points than a file may have
     */
    public SeriesCsv(
            DirectReports reports,
            TenantScope scope,
            Question question,
            ExportFormat format,
            String label,
            Instant now,
            Instant keptFrom,
            UnaryOperator<String> nameOf) {
        this.reports = reports;
        this.scope = scope;
        this.question = question;
        this.format = format;
        this.label = label;
        this.keptFrom = keptFrom;
        this.times = new TimeCells(format.times(), question.zone());
        this.nameOf = nameOf;
        this.range = question.period().at(now, question.zone());
        this.parts = range.countParts(question.granularityOrSuitable(), question.zone());
        Comparison comparison = question.comparison();
        this.compared = comparison == null || comparison == Comparison.NONE ? null : question.comparedTime(now);
    }

    @Override
    public long parts() {
        return parts;
    }

    @Override
    public String name() {
        return label + FileName.of("clicks", scope, question, range);
    }

    @Override
    public void prepare() {
        keys = LeadingKeys.of(query(range), earlier().map(this::during), reports::read);
        keys.forEach(key -> names.put(key, nameOf.apply(key)));
        shown = nothingLeads() ? Collections.emptyIterator() : new Blocks(range);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        CsvWriter csv = format.separator().begin(out);
        csv.writeRecord(head());
        Iterator<Point> before = nothingLeads()
                ? Collections.emptyIterator()
                : earlier().<Iterator<Point>>map(Blocks::new).orElse(Collections.emptyIterator());
        new PairedPoints(pairs(), question.groupBy(), keys, shown, before)
                .forEachRemaining(pair -> csv.writeRecord(line(pair)));
        csv.flush();
    }

    private Iterator<ComparedTime.Pair> pairs() {
        if (compared != null) {
            return compared.pairs(question.granularityOrSuitable());
        }
        Iterator<TimeRange> single = range.stretches(question.granularityOrSuitable(), question.zone(), 1);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return single.hasNext();
            }

            @Override
            public ComparedTime.Pair next() {
                return new ComparedTime.Pair(single.next().from(), null);
            }
        };
    }

    private Optional<TimeRange> earlier() {
        return compared == null ? Optional.empty() : compared.before();
    }

    private boolean nothingLeads() {
        return question.groupBy() != null && keys.isEmpty();
    }

    private Selection during(TimeRange stretch) {
        return question.selection(scope).during(new Period.Between(stretch));
    }

    private ReportQuery.Series query(TimeRange stretch) {
        return new ReportQuery.Series(
                during(stretch), question.granularityOrSuitable(), question.groupBy(), question.top(), keys);
    }

    /** The points of a time, read block by block. */
    private final class Blocks implements Iterator<Point> {

        private final Iterator<TimeRange> stretches;
        private Iterator<Point> block;

        Blocks(TimeRange whole) {
            int size = Math.max(1, BLOCK / Math.max(1, keys.size()));
            this.stretches = whole.stretches(question.granularityOrSuitable(), question.zone(), size);
            this.block = reports.read(query(stretches.next())).points().iterator();
        }

        @Override
        public boolean hasNext() {
            return block.hasNext() || stretches.hasNext();
        }

        @Override
        public Point next() {
            if (!block.hasNext()) {
                block = reports.read(query(stretches.next())).points().iterator();
            }
            return block.next();
        }
    }

    private List<String> head() {
        List<String> head = new ArrayList<>(List.of("tenant"));
        head.addAll(times.head("start"));
        head.addAll(times.zoneHead());
        Dimension by = question.groupBy();
        if (by != null) {
            head.add(by.parameter());
            if (named(by)) {
                head.add(by.parameter() + "Name");
            }
        }
        head.addAll(List.of("clicks", "repeats", "invalid", "reconciled", "state"));
        if (compared != null) {
            head.addAll(times.head("earlierStart"));
            head.addAll(List.of("earlierClicks", "earlierRepeats", "earlierInvalid", "earlierState"));
        }
        return head;
    }

    private List<String> line(PointPair pair) {
        List<String> line = new ArrayList<>();
        line.add(FormulaGuard.shielded(scope.tenantId()));
        line.addAll(times.minute(pair.start()));
        line.addAll(times.zone());
        Dimension by = question.groupBy();
        if (by != null && pair.key() != null) {
            line.add(FormulaGuard.shielded(pair.key()));
            if (named(by)) {
                line.add(FormulaGuard.shielded(names.getOrDefault(pair.key(), "")));
            }
        }
        boolean here = pair.start() != null;
        Counts counts = pair.counts();
        line.add(number(here, counts.clicks()));
        line.add(number(here, counts.repeats()));
        line.add(number(here, counts.invalid()));
        line.add(number(here, counts.reconciled()));
        line.add(state(pair.start(), counts));
        if (compared != null) {
            boolean there = pair.before() != null;
            Counts then = pair.earlier();
            line.addAll(times.minute(pair.before()));
            line.add(number(there, then.clicks()));
            line.add(number(there, then.repeats()));
            line.add(number(there, then.invalid()));
            line.add(state(pair.before(), then));
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

    /** Zeros of a time whose counts are not kept are not to be taken for the truth. */
    private String state(@Nullable Instant start, Counts counts) {
        if (start != null && start.isBefore(keptFrom)) {
            return NOT_KEPT;
        }
        return counts.state() == null ? "" : counts.state().name();
    }
}
