package dev.clickledger.app.console.ad.file;

import dev.clickledger.app.catalog.Flight;
import dev.clickledger.app.console.ad.AdFields;
import dev.clickledger.app.console.ad.AdRules;
import dev.clickledger.app.console.csv.CellTime;
import dev.clickledger.app.console.csv.CellWords;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.console.registry.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a line on top of what the ad is already; those that cannot be read are noted and left out. */
final class ImportCells {

    private ImportCells() {}

    /** All but the campaign. */
    static AdFields fields(AdFile.Row row, AdFields start, List<FieldError> unreadable) {
        AdFields fields = start.withName(row.cell(AdColumn.NAME).orElse(start.name()))
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

    /** The version that the file was exported at, or null. */
    static @Nullable Long version(AdFile.Row row, List<FieldError> unreadable) {
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

    /** What may have happened to an id that there is none of. */
    static String turnedIntoANumber(String adId) {
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
