package dev.clickledger.app.console.ad.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.clickledger.app.console.ad.AdDesk;
import dev.clickledger.app.console.ad.AdEntry;
import dev.clickledger.app.console.ad.AdFields;
import dev.clickledger.app.console.ad.AdRules;
import dev.clickledger.app.console.ad.TrackingLinks;
import dev.clickledger.app.console.csv.FormulaGuard;
import dev.clickledger.app.console.csv.Separator;
import dev.clickledger.app.console.export.ExportFile;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.database.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a tenant's ads into a file that people edit in a spreadsheet and {@link AdImport} reads again. */
@Singleton
public class AdExport {

    private static final int BLOCK = 500;

    private final Database database;
    private final TrackingLinks links;

    AdExport(Database database, TrackingLinks links) {
        this.database = database;
        this.links = links;
    }

    /** All ads that are not archived, as CSV. */
    public ExportFile file(TenantScope scope, Separator separator) {
        return new Ads(scope, separator);
    }

    private final class Ads implements ExportFile {

        private final TenantScope scope;
        private final Separator separator;
        private List<String> ids = List.of();

        private Ads(TenantScope scope, Separator separator) {
            this.scope = scope;
            this.separator = separator;
        }

        @Override
        public String name() {
            return "ads-" + scope.tenantId() + ".csv";
        }

        @Override
        public long parts() {
            return ids.size();
        }

        /** Every ad stands in the file once, whatever is renamed while it is written. */
        @Override
        public void prepare() {
            ids = database.read("listing ads for a file", sql -> AdDesk.idsInOrder(sql, scope));
        }

        /** No connection is held while the reader is waited for. */
        @Override
        public void write(OutputStream out) throws IOException {
            CsvWriter csv = separator.begin(out);
            csv.writeRecord(
                    Arrays.stream(AdColumn.values()).map(AdColumn::header).toList());
            for (int from = 0; from < ids.size(); from += BLOCK) {
                List<String> block = ids.subList(from, Math.min(from + BLOCK, ids.size()));
                Map<String, AdEntry> found = new HashMap<>();
                database.read("exporting ads", sql -> AdDesk.all(sql, scope, block))
                        .forEach(ad -> found.put(ad.id(), ad));
                for (String id : block) {
                    AdEntry ad = found.get(id);
                    if (ad != null) {
                        csv.writeRecord(line(ad));
                    }
                }
            }
            csv.flush();
        }
    }

    private List<String> line(AdEntry ad) {
        return Arrays.stream(AdColumn.values())
                .map(column -> FormulaGuard.shielded(cell(ad, column)))
                .toList();
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
