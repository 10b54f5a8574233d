package dev.clickledger.app.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A series as a CSV file: one line per minute, times in ISO 8601 and UTC, the state of every minute beside its figures.
 *
 * @param tenantId whose clicks
 * @param adId the ad, or null for all
 * @param series the figures
 */
public record MinuteCsv(String tenantId, @Nullable String adId, MinuteSeries series) {

    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** A name that tells what is in the file. */
    public String fileName() {
        return "clicks_%s_%s_%s_%s.csv"
                .formatted(
                        plain(tenantId),
                        adId == null ? "all-ads" : plain(adId),
                        NAME_TIME.format(series.range().from()),
                        NAME_TIME.format(series.range().until()));
    }

    /** The file, UTF-8. */
    public byte[] bytes() {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord("tenant", "ad", "minute", "clicks", "repeats", "invalid", "reconciled", "state");
            for (MinuteClicks minute : series.minutes()) {
                csv.writeRecord(
                        CsvCell.text(tenantId),
                        adId == null ? "" : CsvCell.text(adId),
                        DateTimeFormatter.ISO_INSTANT.format(minute.minute()),
                        Long.toString(minute.clicks()),
                        Long.toString(minute.repeats()),
                        Long.toString(minute.invalid()),
                        Long.toString(minute.reconciled()),
                        minute.state() == null ? "" : minute.state().name());
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("writing to memory failed", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String plain(String id) {
        return id.replaceAll("[^A-Za-z0-9-]", "-");
    }
}
