package dev.clickledger.app.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.clickledger.app.csv.FormulaGuard;
import dev.clickledger.app.security.TenantScope;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Every row of counts of a range as a CSV file, times in ISO 8601 with the offset of the zone, states included. */
public final class CountsCsv {

    private final RawCounts counts;
    private final TenantScope scope;
    private final Question question;
    private final TimeRange range;

    /**
     * A file that is not written yet.
     *
     * @param counts reads the rows
     * @param scope whose clicks
     * @param question which of them
     * @param now what relative times are relative to
     */
    public CountsCsv(RawCounts counts, TenantScope scope, Question question, Instant now) {
        this.counts = counts;
        this.scope = scope;
        this.question = question;
        this.range = question.period().at(now, question.zone());
    }

    /** How many rows there are at the moment. */
    public long rows() {
        return counts.count(question.selection(scope), range);
    }

    /** A name that tells what is in the file. */
    public String fileName() {
        return FileName.of("counts", scope, question, range);
    }

    /**
     * Writes the file.
     *
     * @throws ReportUnavailableException when rows cannot be read; what was written before them is no whole file
     */
    public void write(OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(
                "tenant",
                "minute",
                "campaign",
                "ad",
                "verdict",
                "country",
                "deviceClass",
                "source",
                "clicks",
                "repeats",
                "state",
                "countedAt");
        counts.read(
                question.selection(scope),
                range,
                row -> csv.writeRecord(
                        FormulaGuard.shielded(scope.tenantId()),
                        SeriesCsv.time(row.minute(), question.zone()),
                        FormulaGuard.shielded(row.campaignId()),
                        FormulaGuard.shielded(row.adId()),
                        row.verdict(),
                        FormulaGuard.shielded(row.country()),
                        FormulaGuard.shielded(row.deviceClass()),
                        FormulaGuard.shielded(row.source()),
                        Long.toString(row.clicks()),
                        Long.toString(row.repeats()),
                        row.state(),
                        DateTimeFormatter.ISO_INSTANT.format(row.emittedAt())));
        csv.flush();
    }
}
