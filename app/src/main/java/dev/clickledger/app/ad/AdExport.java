package dev.clickledger.app.ad;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.clickledger.app.csv.FormulaGuard;
import dev.clickledger.app.security.TenantScope;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes a tenant's ads into a file that people edit in a spreadsheet and {@link AdImport} reads again. */
@Singleton
public class AdExport {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final DataSource database;
    private final AdDesk desk;
    private final TrackingLinks links;

    AdExport(DataSource database, AdDesk desk, TrackingLinks links) {
        this.database = database;
        this.desk = desk;
        this.links = links;
    }

    /** All ads that are not archived, as CSV. */
    public String csv(TenantScope scope) {
        List<AdEntry> ads = Sql.run(database, "exporting ads", sql -> desk.all(sql, scope));
        StringWriter text = new StringWriter();
        // without the mark, Excel takes UTF-8 for something else
        text.write(BYTE_ORDER_MARK);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            write(csv, ads);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private void write(CsvWriter csv, List<AdEntry> ads) {
        csv.writeRecord(Arrays.stream(AdColumn.values()).map(AdColumn::header).toList());
        for (AdEntry ad : ads) {
            csv.writeRecord(Arrays.stream(AdColumn.values())
                    .map(column -> FormulaGuard.shielded(cell(ad, column)))
                    .toList());
        }
    }

    private String cell(AdEntry ad, AdColumn column) {
        AdFields fields = ad.fields();
        return switch (column) {
            case AD_ID -> ad.id();
            case CAMPAIGN_ID -> fields.campaignId();
            case CAMPAIGN -> ad.campaignName();
            case NAME -> fields.name();
            case DESTINATION -> fields.destination();
            case STATUS -> fields.status().name();
            case TOKEN_REQUIRED -> Boolean.toString(fields.tokenRequired());
            case STARTS_AT -> text(fields.flight().startsAt());
            case ENDS_AT -> text(fields.flight().endsAt());
            case SOURCES -> String.join(String.valueOf(AdRules.SEPARATOR), fields.sources());
            case PASS_THROUGH -> String.join(String.valueOf(AdRules.SEPARATOR), fields.passThrough());
            case VERSION -> Long.toString(ad.version());
            case TRACKING_LINK -> links.of(ad.id());
        };
    }

    private static String text(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }
}
