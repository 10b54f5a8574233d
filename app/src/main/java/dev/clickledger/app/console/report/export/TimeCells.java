package dev.clickledger.app.console.report.export;

import dev.clickledger.app.console.report.export.ExportFormat.TimeStyle;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes times into cells. An hour that comes twice when clocks go back is told apart in either style. */
final class TimeCells {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    /** A cell that begins with a sign would be a sum to a spreadsheet, hence the letters. */
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("'UTC'xxx", Locale.ROOT);

    private final TimeStyle style;
    private final ZoneId zone;

    TimeCells(TimeStyle style, ZoneId zone) {
        this.style = style;
        this.zone = zone;
    }

    /** Headers of a column of times. */
    List<String> head(String name) {
        return style == TimeStyle.ISO ? List.of(name) : List.of(name, name + "Offset");
    }

    /** A whole minute; empty cells for none. */
    List<String> minute(@Nullable Instant time) {
        return cells(time, MINUTE, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** A time by the second. */
    List<String> second(Instant time) {
        return cells(time, SECOND, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    /** The header of the column that says whose times they are; none where every time says so itself. */
    List<String> zoneHead() {
        return style == TimeStyle.ISO ? List.of() : List.of("timezone");
    }

    /** The time zone, where there is a column for it. */
    List<String> zone() {
        return style == TimeStyle.ISO ? List.of() : List.of(zone.getId());
    }

    private List<String> cells(@Nullable Instant time, DateTimeFormatter local, DateTimeFormatter iso) {
        if (time == null) {
            return style == TimeStyle.ISO ? List.of("") : List.of("", "");
        }
        ZonedDateTime at = time.atZone(zone);
        return style == TimeStyle.ISO ? List.of(iso.format(at)) : List.of(local.format(at), OFFSET.format(at));
    }
}
