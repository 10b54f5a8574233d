package dev.clickledger.app.ad;

import dev.clickledger.app.ad.ImportReport.Line;
import dev.clickledger.app.ad.ImportReport.Outcome;
import dev.clickledger.app.csv.CellTime;
import dev.clickledger.app.csv.CellWords;
import dev.clickledger.app.csv.UnreadableFile;
import dev.clickledger.app.security.EditScope;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Adds and changes many ads from a file, all or none. A dry run does the very same and takes it back at the end, so that
 * it cannot promise what the import would not do.
 */
@Singleton
public class AdImport {

    private final DataSource database;
    private final AdDesk desk;
    private final CatalogRefresh catalog;

    AdImport(DataSource database, AdDesk desk, CatalogRefresh catalog) {
        this.database = database;
        this.catalog = catalog;
        this.desk = desk;
    }

    /** Says what the file would do. */
    public ImportReport dryRun(EditScope scope, byte[] file) {
        return run(scope, file, false);
    }

    /** Does what the file says, unless a line has an error. */
    public ImportReport apply(EditScope scope, byte[] file) {
        ImportReport report = run(scope, file, true);
        if (report.applied()) {
            catalog.refresh(scope.tenantId());
        }
        return report;
    }

    private ImportReport run(EditScope scope, byte[] bytes, boolean apply) {
        AdFile file;
        try {
            file = AdFile.read(bytes);
        } catch (UnreadableFile e) {
            return new ImportReport(List.of(Line.error(e.line(), "", "file", e.reason())), false, Optional.empty());
        }
        return Sql.change(database, "importing ads", sql -> {
            List<Line> lines = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (AdFile.Row row : file.rows()) {
                lines.add(line(sql, scope, row, seen));
            }
            boolean applied = apply && lines.stream().noneMatch(line -> line.outcome() == Outcome.ERROR);
            if (!applied) {
                sql.undo();
            }
            return new ImportReport(lines, applied, file.doubt());
        });
    }

    private Line line(Sql sql, EditScope scope, AdFile.Row row, Set<String> seen) throws SQLException {
        String name = row.cell(AdColumn.NAME).orElse("");
        String adId = row.cell(AdColumn.AD_ID).orElse("");
        if (!adId.isEmpty() && !seen.add(adId)) {
            return Line.error(row.number(), name, "ad_id", "This ad is in the file twice.");
        }
        Optional<AdEntry> before = adId.isEmpty() ? Optional.empty() : AdDesk.find(sql, scope.tenantId(), adId);
        if (!adId.isEmpty() && before.isEmpty()) {
            return Line.error(
                    row.number(),
                    name,
                    "ad_id",
                    "There is no ad " + adId + ". Leave the cell empty to add a new ad." + turnedIntoANumber(adId));
        }
        List<FieldError> unreadable = new ArrayList<>();
        AdFields fields =
                fields(sql, scope, row, before.map(AdEntry::fields).orElse(AdFields.ofNew("", "", "")), unreadable);
        Long version = version(row, unreadable);
        if (!unreadable.isEmpty()) {
            Set<String> named = unreadable.stream().map(FieldError::field).collect(Collectors.toSet());
            desk.check(fields).stream()
                    .filter(error -> !named.contains(error.field()))
                    .forEach(unreadable::add);
            return Line.error(row.number(), name, unreadable);
        }
        ChangeResult<AdEntry> result = before.isEmpty()
                ? desk.create(sql, scope, fields)
                : desk.change(sql, scope, adId, version, _ -> fields);
        return line(row.number(), before, fields, result);
    }

    private static Line line(int number, Optional<AdEntry> before, AdFields fields, ChangeResult<AdEntry> result) {
        return switch (result) {
            case ChangeResult.Done<AdEntry>(AdEntry after)
            when before.isEmpty() ->
                new Line(
                        number,
                        after.name(),
                        Outcome.ADDED,
                        Difference.created(after.fields().texts()).details(),
                        List.of());
            case ChangeResult.Done<AdEntry>(AdEntry after) -> {
                Difference difference = Difference.between(
                        before.get().fields().texts(), after.fields().texts());
                yield new Line(
                        number,
                        after.name(),
                        difference.none() ? Outcome.SAME : Outcome.CHANGED,
                        difference.details(),
                        List.of());
            }
            case ChangeResult.Refused<AdEntry>(List<FieldError> errors) -> Line.error(number, fields.name(), errors);
            case ChangeResult.NotFound<AdEntry> _ -> Line.error(number, fields.name(), "ad_id", "There is no such ad.");
            case ChangeResult.Stale<AdEntry> _ ->
                Line.error(
                        number,
                        fields.name(),
                        "version",
                        "This ad was changed after the file was exported. Export again and repeat your edit.");
        };
    }

    /** What the line says, on top of what there is; cells that cannot be read are noted and left out. */
    private static AdFields fields(
            Sql sql, EditScope scope, AdFile.Row row, AdFields start, List<FieldError> unreadable) throws SQLException {
        AdFields fields = start.withCampaignId(campaign(sql, scope, row, start.campaignId(), unreadable))
                .withName(row.cell(AdColumn.NAME).orElse(start.name()))
                .withDestination(row.cell(AdColumn.DESTINATION).orElse(start.destination()))
                .withStatus(status(row, start.status(), unreadable))
                .withTokenRequired(flag(row, start.tokenRequired(), unreadable))
                .withFlight(new Flight(
                        time(row, AdColumn.STARTS_AT, start.flight().startsAt(), unreadable),
                        time(row, AdColumn.ENDS_AT, start.flight().endsAt(), unreadable)));
        Optional<String> sources = row.cell(AdColumn.SOURCES);
        Optional<String> passThrough = row.cell(AdColumn.PASS_THROUGH);
        fields = sources.isPresent() ? fields.withSources(texts(sources.get())) : fields;
        return passThrough.isPresent() ? fields.withPassThrough(texts(passThrough.get())) : fields;
    }

    private static String campaign(
            Sql sql, EditScope scope, AdFile.Row row, String present, List<FieldError> unreadable) throws SQLException {
        String id = row.cell(AdColumn.CAMPAIGN_ID).orElse("");
        String name = row.cell(AdColumn.CAMPAIGN).orElse("");
        if (!id.isEmpty() || name.isEmpty()) {
            return id.isEmpty() ? present : id;
        }
        List<CampaignEntry> named = CampaignDesk.named(sql, scope.tenantId(), name);
        if (named.size() > 1) {
            unreadable.add(new FieldError(
                    "campaignId", "Several campaigns have this name. Say which in the column campaign_id."));
            return present;
        }
        if (!named.isEmpty()) {
            return named.getFirst().id();
        }
        return switch (CampaignDesk.create(sql, scope, new CampaignFields(name, Status.ACTIVE))) {
            case ChangeResult.Done<CampaignEntry>(CampaignEntry campaign) -> campaign.id();
            case ChangeResult.Refused<CampaignEntry>(List<FieldError> errors) -> {
                unreadable.add(new FieldError("campaignId", errors.getFirst().message()));
                yield present;
            }
            case ChangeResult.NotFound<CampaignEntry> _, ChangeResult.Stale<CampaignEntry> _ ->
                throw new IllegalStateException("a new campaign is neither missing nor old");
        };
    }

    private static Status status(AdFile.Row row, Status present, List<FieldError> unreadable) {
        String cell = row.cell(AdColumn.STATUS).orElse("").toUpperCase(Locale.ROOT);
        if (cell.isEmpty()) {
            return present;
        }
        Optional<Status> status = Arrays.stream(Status.values())
                .filter(one -> one.name().equals(cell))
                .findFirst();
        if (status.isEmpty()) {
            unreadable.add(new FieldError("status", "Enter ACTIVE, PAUSED or ARCHIVED."));
        }
        return status.orElse(present);
    }

    private static boolean flag(AdFile.Row row, boolean present, List<FieldError> unreadable) {
        String cell = row.cell(AdColumn.TOKEN_REQUIRED).orElse("");
        if (cell.isEmpty()) {
            return present;
        }
        Optional<Boolean> truth = CellWords.truth(cell);
        if (truth.isEmpty()) {
            unreadable.add(
                    new FieldError("tokenRequired", "'" + cell + "' is neither true nor false. Enter one of them."));
        }
        return truth.orElse(present);
    }

    private static @Nullable Instant time(
            AdFile.Row row, AdColumn column, @Nullable Instant present, List<FieldError> unreadable) {
        Optional<String> cell = row.cell(column);
        if (cell.isEmpty()) {
            return present;
        }
        if (cell.get().isEmpty()) {
            return null;
        }
        return switch (CellTime.read(cell.get())) {
            case CellTime.Clear(Instant at, boolean seconds) -> !seconds && sameMinute(at, present) ? present : at;
            case CellTime.Unclear(String problem) -> {
                unreadable.add(new FieldError(column == AdColumn.STARTS_AT ? "startsAt" : "endsAt", problem));
                yield present;
            }
        };
    }

    private static @Nullable Long version(AdFile.Row row, List<FieldError> unreadable) {
        String cell = row.cell(AdColumn.VERSION).orElse("");
        if (cell.isEmpty()) {
            return null;
        }
        OptionalLong number = CellWords.wholeNumber(cell);
        if (number.isEmpty()) {
            unreadable.add(new FieldError("version", "Leave the version as it was exported, or empty."));
            return null;
        }
        return number.getAsLong();
    }

    private static boolean sameMinute(Instant at, @Nullable Instant present) {
        return present != null && present.truncatedTo(ChronoUnit.MINUTES).equals(at);
    }

    private static String turnedIntoANumber(String adId) {
        return adId.matches("\\d+([.,]\\d+)?[eE][+-]?\\d+")
                ? " If a spreadsheet has turned the id into a number, show the column as text and export again."
                : "";
    }

    private static List<String> texts(String cell) {
        return Arrays.stream(cell.split(String.valueOf(AdRules.SEPARATOR)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
