package dev.clickledger.app.console.component.ui;

import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times as a person reads and enters them.
 *
 * @param zone whose days and hours
 * @param locale how their browser writes them
 */
public record Times(ZoneId zone, Locale locale) {

    /** As the browser of the page in which this runs has them. */
    public static Times here() {
        return of(UI.getCurrent());
    }

    /** As that page's browser has them. */
    public static Times of(UI page) {
        return new Times(BrowserZone.of(page), page.getLocale());
    }

    /** A day with its year. */
    public String day(Instant at) {
        return text(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM), at);
    }

    /** A time of day, to the minute. */
    public String minute(Instant at) {
        return text(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), at);
    }

    /** A time of day, to the second. */
    public String second(Instant at) {
        return text(DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM), at);
    }

    /** A day with its year, and the time to the minute. */
    public String dayAndMinute(Instant at) {
        return day(at) + ", " + minute(at);
    }

    /** A time to the minute, as it is told at another time: with its day unless that is the same. */
    public String recentMinute(Instant at, Instant now) {
        return sameDay(at, now) ? minute(at) : shortDay(at, now) + ", " + minute(at);
    }

    /** A time to the second, as it is told at another time: with its day unless that is the same. */
    public String recentSecond(Instant at, Instant now) {
        return sameDay(at, now) ? second(at) : datedSecond(at, now);
    }

    /** A time to the second with its day, as it is told at another time. */
    public String datedSecond(Instant at, Instant now) {
        return shortDay(at, now) + ", " + second(at);
    }

    /** Whether both are on the same day of the calendar. */
    public boolean sameDay(Instant one, Instant other) {
        return localDay(one).equals(localDay(other));
    }

    /** What is entered for a time. */
    public @Nullable LocalDateTime local(@Nullable Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, zone);
    }

    /** The time that was entered. */
    public @Nullable Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : local.atZone(zone).toInstant();
    }

    /** A day, with its year only when that is another. */
    private String shortDay(Instant at, Instant now) {
        return localDay(at).getYear() == localDay(now).getYear()
                ? text(DateTimeFormatter.ofLocalizedPattern("MMMd"), at)
                : day(at);
    }

    private LocalDate localDay(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private String text(DateTimeFormatter format, Instant at) {
        return format.withLocale(locale).format(at.atZone(zone));
    }
}
