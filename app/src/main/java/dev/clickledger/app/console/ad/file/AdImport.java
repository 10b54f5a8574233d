package dev.clickledger.app.console.ad.file;

import dev.clickledger.app.catalog.CatalogRefresh;
import dev.clickledger.app.console.ad.AdDesk;
import dev.clickledger.app.console.ad.AdEdits;
import dev.clickledger.app.console.ad.AdEntry;
import dev.clickledger.app.console.ad.AdWrites;
import dev.clickledger.app.console.ad.CampaignDesk;
import dev.clickledger.app.console.ad.CampaignEntry;
import dev.clickledger.app.console.ad.file.ImportReport.Line;
import dev.clickledger.app.console.csv.UnreadableFile;
import dev.clickledger.app.console.registry.CatalogChange;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.database.Database;
import dev.clickledger.app.database.Sql;
import dev.clickledger.app.destination.DestinationRules;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Adds and changes many ads from a file, all or none. What the file would do is planned in memory, without a lock or a
 * transaction that others wait for. The import makes the very same plan and then writes it, after it has made sure that
 * nothing was changed meanwhile; only the writing keeps the tenant's other changes waiting, and nobody else's.
 */
@Singleton
public class AdImport {

    private static final int BLOCK = 250;

    private final Database database;
    private final AdEdits edits;
    private final CatalogRefresh catalog;
    private final ImportTurns turns;

    public AdImport(Database database, DestinationRules destinations, CatalogRefresh catalog, ImportTurns turns) {
        this.database = database;
        this.catalog = catalog;
        this.edits = new AdEdits(destinations);
        this.turns = turns;
    }

    /** Says what the file would do. */
    public ImportReport dryRun(EditScope scope, byte[] bytes) {
        return turns.take(scope.tenantId(), () -> {
            try {
                AdFile file = AdFile.read(bytes);
                return new ImportReport(plan(scope, file).lines(), false, file.doubt());
            } catch (UnreadableFile e) {
                return unreadable(e);
            }
        });
    }

    /** Does what the file says, unless a line has an error. */
    public ImportReport apply(EditScope scope, byte[] bytes) {
        return apply(scope, bytes, _ -> {});
    }

    /**
     * Does what the file says, unless a line has an error.
     *
     * @param progress is told how many ads of those that differ are written
     */
    public ImportReport apply(EditScope scope, byte[] bytes, IntConsumer progress) {
        ImportReport report = turns.take(scope.tenantId(), () -> {
            try {
                return apply(scope, AdFile.read(bytes), progress);
            } catch (UnreadableFile e) {
                return unreadable(e);
            }
        });
        if (report.applied()) {
            catalog.refresh(scope.tenantId());
        }
        return report;
    }

    private ImportReport apply(EditScope scope, AdFile file, IntConsumer progress) {
        ImportPlan planned = plan(scope, file);
        if (!planned.acceptable()) {
            return new ImportReport(planned.lines(), false, file.doubt());
        }
        return CatalogChange.runMuch(database, scope.tenantId(), "importing ads", (sql, revision) -> {
            ImportPlan plan = planned.revision() == revision ? planned : plan(sql, scope, file);
            if (plan.acceptable()) {
                write(sql, scope, plan, progress);
            }
            return new ImportReport(plan.lines(), plan.acceptable(), file.doubt());
        });
    }

    private ImportPlan plan(EditScope scope, AdFile file) {
        return database.readMuch("looking what an import would do", sql -> read(sql, scope, file))
                .plan(file, edits);
    }

    private ImportPlan plan(Sql sql, EditScope scope, AdFile file) throws SQLException {
        return read(sql, scope, file).plan(file, edits);
    }

    /** What the file names, as it is. */
    private record Present(long revision, List<AdEntry> ads, List<CampaignEntry> campaigns) {

        ImportPlan plan(AdFile file, AdEdits edits) {
            return new ImportPlanner(edits, ads, campaigns).plan(revision, file.rows());
        }
    }

    private static Present read(Sql sql, EditScope scope, AdFile file) throws SQLException {
        // first: what is changed from here on makes another revision
        long revision = CatalogChange.revision(sql, scope.tenantId()).orElse(0);
        List<AdEntry> ads = AdDesk.all(sql, scope.tenant(), cells(file, AdColumn.AD_ID));
        Set<String> campaignIds = cells(file, AdColumn.CAMPAIGN_ID);
        ads.forEach(ad -> campaignIds.add(ad.fields().campaignId()));
        List<CampaignEntry> campaigns =
                CampaignDesk.all(sql, scope.tenantId(), campaignIds, cells(file, AdColumn.CAMPAIGN));
        return new Present(revision, ads, campaigns);
    }

    private static Set<String> cells(AdFile file, AdColumn column) {
        Set<String> cells = new HashSet<>();
        file.rows()
                .forEach(row -> row.cell(column)
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .ifPresent(cells::add));
        return cells;
    }

    private static void write(Sql sql, EditScope scope, ImportPlan plan, IntConsumer progress) throws SQLException {
        CampaignDesk.insert(sql, scope, plan.campaigns());
        List<AdWrites.Write> writes = plan.writes();
        for (int from = 0; from < writes.size(); from += BLOCK) {
            int to = Math.min(from + BLOCK, writes.size());
            AdWrites.write(sql, scope, writes.subList(from, to));
            progress.accept(to);
        }
    }

    private static ImportReport unreadable(UnreadableFile file) {
        return new ImportReport(List.of(Line.error(file.line(), "", "file", file.reason())), false, Optional.empty());
    }
}
