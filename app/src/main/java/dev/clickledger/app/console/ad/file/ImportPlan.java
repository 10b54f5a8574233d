package dev.clickledger.app.console.ad.file;

import dev.clickledger.app.console.ad.AdWrites;
import dev.clickledger.app.console.ad.CampaignFields;
import dev.clickledger.app.console.ad.file.ImportReport.Line;
import dev.clickledger.app.console.ad.file.ImportReport.Outcome;
import java.util.List;
import java.util.Map;

/**
 * What a file would do to a tenant's ads as they were at one revision. Nothing was written to find out.
 *
 * @param revision of the tenant's part of the catalog, 0 while there is none
 * @param lines what becomes of each line
 * @param campaigns those to be added, by their ids
 * @param writes what is to be written about ads
 */
record ImportPlan(long revision, List<Line> lines, Map<String, CampaignFields> campaigns, List<AdWrites.Write> writes) {

    ImportPlan {
        lines = List.copyOf(lines);
        campaigns = Map.copyOf(campaigns);
        writes = List.copyOf(writes);
    }

    boolean acceptable() {
        return lines.stream().noneMatch(line -> line.outcome() == Outcome.ERROR);
    }
}
