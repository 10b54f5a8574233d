package dev.clickledger.app.console.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A time in a cell, as people and spreadsheet programs write it. One without an offset is a time of UTC. */
public sealed interface CellTime {

    /**
     * It can mean only one time.
     *
     * @param at which
     * @param seconds whether it says the second, or leaves it out as spreadsheets do that show minutes
     */
    record Clear(Instant at, boolean seconds) implements CellTime {}

    /**
     * It cannot be told which time it means.
     *
     * @param problem why, and what to write instead
     */
    record Unclear(String problem) implements CellTime {}

    /** Reads a cell that is not empty. */
    static CellTime read(String cell) {
        try {
            return Notation.of(cell);
        } catch (DateTimeException e) {
            return new Unclear("'" + cell + "' is no time that exists. " + Notation.WAY_OUT);
        }
    }

    /** The notations. */
    final class Notation {

        private static final String WAY_OUT = "Enter a time such as 2026-03-01T09:00:00Z.";

        private static final String TIME =
                "(?:[T ,]\\s*(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?:[:.](?<second>\\d{2})(?:[.,]\\d{1,9})?)?"
                        + "(?:\\s*(?<half>[AaPp])\\.?[Mm]\\.?)?\\s*(?<offset>Z|UTC|[+-]\\d{2}:?\\d{2})?)?";
        private static final Pattern YEAR_FIRST =
                Pattern.compile("(?<year>\\d{4})(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})\\.?" + TIME);
        private static final Pattern YEAR_LAST = Pattern.compile(
                "(?<one>\\d{1,2})(?<mark>[-/.])\\s?(?<two>\\d{1,2})\\k<mark>\\s?(?<year>\\d{4})" + TIME);
        private static final Pattern MONTH_NAMED =
                Pattern.compile("(?<day>\\d{1,2})[- ](?<name>\\p{Alpha}{3,9})[- ](?<year>\\d{4})" + TIME);
        private static final Pattern SHORT_YEAR = Pattern.compile("\\d{1,2}[-/. ]+\\w{1,9}[-/. ]+\\d{2}(\\D.*)?");
        private static final Pattern NUMBER = Pattern.compile("\\d{4,5}([.,]\\d+)?");
        private static final List<String> MONTHS = List.of(
                "january",
                "february",
                "march",
                "april",
                "may",
                "june",
                "july",
                "august",
                "september",
                "october",
                "november",
                "december");

        private Notation() {}

        private static CellTime of(String cell) {
            Matcher yearFirst = YEAR_FIRST.matcher(cell);
            if (yearFirst.matches()) {
                return at(date(yearFirst, number(yearFirst, "month"), number(yearFirst, "day")), yearFirst);
            }
            Matcher yearLast = YEAR_LAST.matcher(cell);
            if (yearLast.matches()) {
                return yearLast(cell, yearLast);
            }
            Matcher named = MONTH_NAMED.matcher(cell);
            if (named.matches() && month(named.group("name")) > 0) {
                return at(date(named, month(named.group("name")), number(named, "day")), named);
            }
            if (SHORT_YEAR.matcher(cell).matches()) {
                return new Unclear(
                        "'" + cell + "' may be more than one date. Write the year with four digits, and the year"
                                + " first: 2026-03-01 or 2026-03-01T09:00:00Z.");
            }
            if (NUMBER.matcher(cell).matches()) {
                return new Unclear(
                        "'" + cell + "' is a spreadsheet's number for a date. Show the column as dates before you"
                                + " save it. " + WAY_OUT);
            }
            return new Unclear("'" + cell + "' is no time. " + WAY_OUT);
        }

        /** With dots the day comes first wherever they are used; with other marks that depends on the country. */
        private static CellTime yearLast(String cell, Matcher found) {
            int one = number(found, "one");
            int two = number(found, "two");
            boolean dayFirst = found.group("mark").equals(".") || one > 12 || one == two;
            if (!dayFirst && two <= 12) {
                return new Unclear("'" + cell + "' may be " + date(found, one, two) + " or " + date(found, two, one)
                        + ". Write it that way, the year first.");
            }
            return at(dayFirst ? date(found, two, one) : date(found, one, two), found);
        }

        private static LocalDate date(Matcher found, int month, int day) {
            return LocalDate.of(number(found, "year"), month, day);
        }

        private static CellTime at(LocalDate date, Matcher found) {
            if (found.group("hour") == null) {
                return new Clear(date.atStartOfDay().toInstant(ZoneOffset.UTC), false);
            }
            LocalTime time = LocalTime.of(
                    hour(number(found, "hour"), found.group("half")),
                    number(found, "minute"),
                    found.group("second") == null ? 0 : number(found, "second"));
            return new Clear(date.atTime(time).toInstant(offset(found.group("offset"))), found.group("second") != null);
        }

        private static int hour(int hour, @Nullable String half) {
            if (half == null) {
                return hour;
            }
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("no hour of half a day");
            }
            return hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }

        private static ZoneOffset offset(@Nullable String text) {
            return text == null || text.equals("UTC") ? ZoneOffset.UTC : ZoneOffset.of(text);
        }

        private static int month(String name) {
            String start = name.toLowerCase(Locale.ROOT);
            return MONTHS.stream()
                            .filter(month -> month.startsWith(start))
                            .findFirst()
                            .map(MONTHS::indexOf)
                            .orElse(-1)
                    + 1;
        }

        private static int number(Matcher found, String group) {
            return Integer.parseInt(found.group(group));
        }
    }
}
