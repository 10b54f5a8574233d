package dev.clickledger.app.console.report.ui;

import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.RecountedHours;
import dev.clickledger.app.console.report.question.Trait;
import dev.clickledger.contract.ClickTrait;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What people call traits and their values, and what they are told about the hours that these are counted by. */
final class TraitWords {

    static final String NOTE = "Referrers, browsers and operating systems come from the recount, by whole hours";

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

    /** Which hours the lists cover, or that there are none yet. */
    static String note(RecountedHours hours, Times times, Instant now) {
        String from = times.recentMinute(hours.from(), now);
        Instant until = hours.until();
        return until == null
                ? "Referrers, browsers and operating systems come with the recount, which has not counted the time since "
                        + from + " yet."
                : NOTE + ": valid clicks from " + from + " to " + times.recentMinute(until, now) + ".";
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
}
