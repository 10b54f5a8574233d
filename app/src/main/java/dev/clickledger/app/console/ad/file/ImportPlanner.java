package dev.clickledger.app.console.ad.file;

import dev.clickledger.app.console.ad.AdEdits;
import dev.clickledger.app.console.ad.AdEdits.Edit;
import dev.clickledger.app.console.ad.AdEntry;
import dev.clickledger.app.console.ad.AdFields;
import dev.clickledger.app.console.ad.AdRules;
import dev.clickledger.app.console.ad.AdWrites.Write;
import dev.clickledger.app.console.ad.CampaignEntry;
import dev.clickledger.app.console.ad.CampaignFields;
import dev.clickledger.app.console.ad.file.ImportReport.Line;
import dev.clickledger.app.console.ad.file.ImportReport.Outcome;
import dev.clickledger.app.console.registry.Difference;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.console.registry.NewId;
import dev.clickledger.app.console.registry.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Goes along the lines of one file, with everything that they name in memory. Each line sees what those before it add. */
final class ImportPlanner {

    private final AdEdits edits;
    private final Map<String, AdEntry> ads = new HashMap<>();
    private final Map<String, Status> campaigns = new HashMap<>();
    /** Ids of campaigns that are not archived. */
    private final Map<String, List<String>> campaignsByName = new HashMap<>();

    private final Set<String> seen = new HashSet<>();
    private final Map<String, CampaignFields> newCampaigns = new LinkedHashMap<>();
    private final List<Write> writes = new ArrayList<>();

    ImportPlanner(AdEdits edits, List<AdEntry> ads, List<CampaignEntry> campaigns) {
        this.edits = edits;
        ads.forEach(ad -> this.ads.put(ad.id(), ad));
        campaigns.forEach(campaign -> know(campaign.id(), campaign.fields()));
    }

    ImportPlan plan(long revision, List<AdFile.Row> rows) {
        List<Line> lines = rows.stream().map(this::line).toList();
        return new ImportPlan(revision, lines, newCampaigns, writes);
    }

    private void know(String campaignId, CampaignFields campaign) {
        campaigns.put(campaignId, campaign.status());
        if (campaign.status() != Status.ARCHIVED) {
            campaignsByName
                    .computeIfAbsent(campaign.name(), _ -> new ArrayList<>())
                    .add(campaignId);
        }
    }

    private Line line(AdFile.Row row) {
        String name = row.cell(AdColumn.NAME).orElse("");
        String adId = row.cell(AdColumn.AD_ID).orElse("");
        if (!adId.isEmpty() && !seen.add(adId)) {
            return Line.error(row.number(), name, "ad_id", "This ad is in the file twice.");
        }
        AdEntry before = ads.get(adId);
        if (!adId.isEmpty() && before == null) {
            return Line.error(
                    row.number(),
                    name,
                    "ad_id",
                    "There is no ad " + adId + ". Leave the cell empty to add a new ad."
                            + ImportCells.turnedIntoANumber(adId));
        }
        AdFields start = before == null ? AdFields.ofNew("", "", "") : before.fields();
        List<FieldError> unreadable = new ArrayList<>();
        AdFields fields = ImportCells.fields(
                row, start.withCampaignId(campaign(row, start.campaignId(), unreadable)), unreadable);
        Long version = ImportCells.version(row, unreadable);
        if (!unreadable.isEmpty()) {
            Set<String> named = unreadable.stream().map(FieldError::field).collect(Collectors.toSet());
            edits.check(fields).stream()
                    .filter(error -> !named.contains(error.field()))
                    .forEach(unreadable::add);
            return Line.error(row.number(), name, unreadable);
        }
        if (before != null && version != null && version != before.version()) {
            return Line.error(
                    row.number(),
                    fields.name(),
                    "version",
                    "This ad was changed after the file was exported. Export again and repeat your edit.");
        }
        return line(row.number(), before, fields);
    }

    private Line line(int number, @Nullable AdEntry before, AdFields entered) {
        Status campaign = campaigns.get(entered.campaignId());
        Edit edit = before == null
                ? edits.added(entered, Optional.ofNullable(campaign))
                : edits.changed(before.fields(), entered, Optional.ofNullable(campaign));
        return switch (edit) {
            case Edit.Refused(List<FieldError> errors) -> Line.error(number, entered.name(), errors);
            case Edit.Unchanged _ -> new Line(number, entered.name(), Outcome.SAME, List.of(), List.of());
            case Edit.Accepted(AdFields fields, Difference difference) -> {
                writes.add(
                        before == null
                                ? new Write(NewId.random(), null, fields, difference)
                                : new Write(before.id(), before.fields(), fields, difference));
                yield new Line(
                        number,
                        fields.name(),
                        before == null ? Outcome.ADDED : Outcome.CHANGED,
                        difference.details(),
                        List.of());
            }
        };
    }

    private String campaign(AdFile.Row row, String present, List<FieldError> unreadable) {
        String id = row.cell(AdColumn.CAMPAIGN_ID).orElse("");
        String name = row.cell(AdColumn.CAMPAIGN).orElse("");
        if (!id.isEmpty() || name.isEmpty()) {
            return id.isEmpty() ? present : id;
        }
        CampaignFields fields = new CampaignFields(name, Status.ACTIVE);
        List<String> named = campaignsByName.getOrDefault(fields.name(), List.of());
        if (named.size() > 1) {
            unreadable.add(new FieldError(
                    "campaignId", "Several campaigns have this name. Say which in the column campaign_id."));
            return present;
        }
        if (!named.isEmpty()) {
            return named.getFirst();
        }
        List<FieldError> errors = AdRules.checkName(fields.name());
        if (!errors.isEmpty()) {
            unreadable.add(new FieldError("campaignId", errors.getFirst().message()));
            return present;
        }
        String added = NewId.random();
        newCampaigns.put(added, fields);
        know(added, fields);
        return added;
    }
}
