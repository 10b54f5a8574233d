package dev.clickledger.app.report.ui;

import dev.clickledger.app.report.Dimension;
import dev.clickledger.app.report.RecountedHours;
import dev.clickledger.app.report.Trait;
import dev.clickledger.contract.ClickTrait;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What people call traits and their values, and what they are told about the hours that these are counted by. */
final class TraitWords {

    static final String NOTE = "Referrers, browsers and operating systems come from the recount, by whole hours";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ROOT);

    private TraitWords() {}

    static String many(Trait trait) {
        return switch (trait) {
            case REFERRER -> "Referrers";
            case BROWSER -> "Browsers";
            case OS -> "Operating systems";
        };
    }

    static String of(Trait trait, String value) {
        if (value.equals(ClickTrait.OTHER)) {
            return "All others";
        }
        return trait == Trait.REFERRER && value.equals(ClickTrait.NO_REFERRER) ? "No referrer" : value;
    }

    /** Which hours the lists cover. */
    static String note(RecountedHours hours, ZoneId zone) {
        LocalDate today = LocalDate.now(zone);
        Instant until = hours.until();
        return until == null
                ? NOTE + ": what happened since " + text(hours.from(), zone, today) + " is still to be recounted."
                : NOTE + ": valid clicks from " + text(hours.from(), zone, today) + " to " + text(until, zone, today)
                        + ".";
    }

    /** Why there are no lists. */
    static String untold(Collection<Dimension> dimensions) {
        List<String> names = dimensions.stream()
                .map(dimension -> Words.one(dimension).toLowerCase(Locale.ROOT))
                .toList();
        return "Referrers, browsers and operating systems are counted by campaign and ad only, so they cannot be shown by "
                + (names.size() == 1
                        ? names.getFirst()
                        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast())
                + ".";
    }

    private static String text(Instant time, ZoneId zone, LocalDate today) {
        boolean isToday = LocalDate.ofInstant(time, zone).equals(today);
        return (isToday ? TIME : DAY_AND_TIME).format(time.atZone(zone));
    }
}
