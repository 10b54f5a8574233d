package dev.clickledger.app.console.report.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.clickledger.app.console.csv.FormulaGuard;
import dev.clickledger.app.console.export.ExportFile;
import dev.clickledger.app.console.report.answer.RawCount;
import dev.clickledger.app.console.report.answer.RawCounts;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.app.console.security.TenantScope;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** Every row of counts of a range as a CSV file, states included. */
public final class CountsCsv implements ExportFile {

    private final RawCounts counts;
    private final TenantScope scope;
    private final Question question;
    private final ExportFormat format;
    private final String label;
    private final TimeCells times;
    private final TimeRange range;
    private long rows;
    private Iterator<List<RawCount>> blocks = Collections.emptyIterator();

    /**
     * A file that is not written yet.
     *
     * @param counts reads the rows
     * @param scope whose clicks
     * @param question which of them
     * @param format how they are written
     * @param label what the name of the file begins with
     * @param now what relative times are relative to
     */
    public CountsCsv(
            RawCounts counts, TenantScope scope, Question question, ExportFormat format, String label, Instant now) {
        this.counts = counts;
        this.scope = scope;
        this.question = question;
        this.format = format;
        this.label = label;
        this.times = new TimeCells(format.times(), question.zone());
        this.range = question.period().at(now, question.zone());
    }

    @Override
    public long parts() {
        return rows;
    }

    @Override
    public String name() {
        return label + FileName.of("counts", scope, question, range);
    }

    @Override
    public void prepare() {
        rows = counts.count(question.selection(scope), range);
        blocks = counts.blocks(question.selection(scope), range);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        CsvWriter csv = format.separator().begin(out);
        csv.writeRecord(head());
        while (blocks.hasNext()) {
            for (RawCount row : blocks.next()) {
                csv.writeRecord(line(row));
            }
        }
        csv.flush();
    }

    private List<String> head() {
        List<String> head = new ArrayList<>(List.of("tenant"));
        head.addAll(times.head("minute"));
        head.addAll(times.zoneHead());
        head.addAll(
                List.of("campaign", "ad", "verdict", "country", "deviceClass", "source", "clicks", "repeats", "state"));
        head.addAll(times.head("countedAt"));
        return head;
    }

    private List<String> line(RawCount row) {
        List<String> line = new ArrayList<>();
        line.add(FormulaGuard.shielded(scope.tenantId()));
        line.addAll(times.minute(row.minute()));
        line.addAll(times.zone());
        line.add(FormulaGuard.shielded(row.campaignId()));
        line.add(FormulaGuard.shielded(row.adId()));
        line.add(row.verdict());
        line.add(FormulaGuard.shielded(row.country()));
        line.add(FormulaGuard.shielded(row.deviceClass()));
        line.add(FormulaGuard.shielded(row.source()));
        line.add(Long.toString(row.clicks()));
        line.add(Long.toString(row.repeats()));
        line.add(row.state());
        line.addAll(times.second(row.emittedAt()));
        return line;
    }
}
