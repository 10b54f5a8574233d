package dev.clickledger.app.console.report.question;

import dev.clickledger.app.console.report.time.Comparison;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.Period;
import dev.clickledger.app.console.report.time.TimeRange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Questions as the parameters of an address. */
public final class QuestionText {

    /** What is shown when no time is named. */
    public static final Period USUAL_PERIOD = new Period.LastMinutes(30);

    private static final ZoneId USUAL_ZONE = ZoneId.of("UTC");
    private static final int USUAL_TOP = 10;
    /** No count is older, and none is newer: other years are slips of the keyboard. */
    private static final Instant EARLIEST = Instant.parse("1999-12-31T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-02T00:00:00Z");
    /** An offset whose plus sign was not escaped, so that it arrived as a space. */
    private static final Pattern UNESCAPED_PLUS = Pattern.compile("(T.*) (\\d\\d:?\\d\\d)$");

    private QuestionText() {}

    /** What became of an address. */
    public sealed interface Parsed {

        /**
         * It was understood.
         *
         * @param question what it asks for
         */
        record Understood(Question question) implements Parsed {}

        /**
         * It was not.
         *
         * @param parameter which parameter is wrong
         * @param problem what is wrong, and what would be right
         */
        record Refused(String parameter, String problem) implements Parsed {}
    }

    /** Reads parameters; what is no parameter of a question is left alone. */
    public static Parsed parse(Map<String, List<String>> parameters) {
        return parse(parameters, USUAL_ZONE);
    }

    /** Reads parameters, in a zone that counts when none is named. */
    public static Parsed parse(Map<String, List<String>> parameters, ZoneId usualZone) {
        String reading = "timezone";
        try {
            ZoneId zone = zone(last(parameters, reading), usualZone);
            reading = "from";
            String from = last(parameters, reading);
            Instant begin = from == null ? null : time(from, zone);
            reading = "to";
            String to = last(parameters, reading);
            Instant end = to == null ? null : time(to, zone);
            if ((begin == null) != (end == null)) {
                return new Parsed.Refused(begin == null ? "from" : "to", "'from' and 'to' go together");
            }
            if (begin != null && end != null && !begin.isBefore(end)) {
                return new Parsed.Refused(reading, "'to' is the end, exclusive: it must be later than 'from'");
            }
            Period between = begin == null || end == null ? null : new Period.Between(new TimeRange(begin, end));
            reading = "period";
            String named = last(parameters, reading);
            if (named != null && between != null) {
                return new Parsed.Refused(reading, "either 'period' or 'from' and 'to', not both");
            }
            Period period = between != null ? between : named == null ? USUAL_PERIOD : period(named);
            reading = "granularity";
            Granularity granularity = granularity(last(parameters, reading));
            reading = "groupBy";
            Dimension groupBy = dimension(last(parameters, reading));
            reading = "top";
            int top = top(last(parameters, reading));
            reading = "compare";
            Comparison comparison = comparison(last(parameters, reading));
            SortedMap<Dimension, SortedSet<String>> filters = new TreeMap<>();
            for (Dimension dimension : Dimension.values()) {
                reading = dimension.parameter();
                List<String> values = parameters.getOrDefault(reading, List.of());
                if (!values.isEmpty()) {
                    SortedSet<String> wanted = new TreeSet<>();
                    values.forEach(value -> wanted.add(FilterText.value(dimension, value)));
                    filters.put(dimension, wanted);
                    new Filters(filters);
                }
            }
            return new Parsed.Understood(
                    new Question(period, zone, granularity, groupBy, top, new Filters(filters), comparison));
        } catch (DateTimeException e) {
            return new Parsed.Refused(reading, "'" + last(parameters, reading) + "' is no " + expected(reading));
        } catch (IllegalArgumentException e) {
            return new Parsed.Refused(reading, e.getMessage() == null ? "it is not valid" : e.getMessage());
        }
    }

    /** The parameters of a question, without those that say what is usual anyway. */
    public static SequencedMap<String, List<String>> parameters(Question question) {
        SequencedMap<String, List<String>> parameters = new LinkedHashMap<>();
        switch (question.period()) {
            case Period.Between(TimeRange range) -> {
                parameters.put("from", List.of(text(range.from(), question.zone())));
                parameters.put("to", List.of(text(range.until(), question.zone())));
            }
            case Period period
            when !period.equals(USUAL_PERIOD) ->
                periodText(period).ifPresent(text -> parameters.put("period", List.of(text)));
            case Period _ -> {}
        }
        if (!question.zone().equals(USUAL_ZONE)) {
            parameters.put("timezone", List.of(question.zone().getId()));
        }
        if (question.granularity() != null) {
            parameters.put("granularity", List.of(lower(question.granularity())));
        }
        if (question.groupBy() != null) {
            parameters.put("groupBy", List.of(question.groupBy().parameter()));
        }
        if (question.top() != USUAL_TOP) {
            parameters.put("top", List.of(Integer.toString(question.top())));
        }
        if (question.comparison() != null) {
            parameters.put("compare", List.of(lower(question.comparison())));
        }
        question.filters()
                .values()
                .forEach((dimension, values) -> parameters.put(dimension.parameter(), new ArrayList<>(values)));
        return parameters;
    }

    /** The name of a period that is relative to the present; empty for others. */
    public static Optional<String> periodText(Period period) {
        return switch (period) {
            case Period.LastMinutes(int count) -> Optional.of(count + "m");
            case Period.Days(int count, int ago) when count == 1 && ago == 0 -> Optional.of("today");
            case Period.Days(int count, int ago) when count == 1 && ago == 1 -> Optional.of("yesterday");
            case Period.Days(int count, int ago) -> Optional.of(ago == 0 ? count + "d" : count + "d-" + ago);
            case Period.ThisMonth _ -> Optional.of("month");
            case Period.Between _, Period.Earlier _ -> Optional.empty();
        };
    }

    private static Period period(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "today" -> new Period.Days(1, 0);
            case "yesterday" -> new Period.Days(1, 1);
            case "month" -> new Period.ThisMonth();
            case String minutes when minutes.matches("\\d{1,4}m") -> new Period.LastMinutes(number(minutes, 1));
            case String days when days.matches("\\d{1,3}d") -> new Period.Days(number(days, 1), 0);
            case String days
            when days.matches("\\d{1,3}d-\\d{1,3}") -> {
                int dash = days.indexOf('-');
                yield new Period.Days(
                        Integer.parseInt(days.substring(0, dash - 1)), Integer.parseInt(days.substring(dash + 1)));
            }
            default ->
                throw new IllegalArgumentException("'" + text
                        + "' is no period: use minutes such as 30m, days such as 7d, today, yesterday or month");
        };
    }

    private static int number(String text, int unitLength) {
        return Integer.parseInt(text.substring(0, text.length() - unitLength));
    }

    private static ZoneId zone(@Nullable String text, ZoneId usual) {
        if (text == null) {
            return usual;
        }
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equalsIgnoreCase(text))
                .findFirst()
                .map(ZoneId::of)
                .orElseGet(() -> ZoneId.of(text));
    }

    /** A time with offset, or a local one of the zone; a date alone means its beginning. */
    private static Instant time(String text, ZoneId zone) {
        Instant time = anyTime(UNESCAPED_PLUS.matcher(text).replaceFirst("$1+$2"), zone);
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new IllegalArgumentException("'" + text + "' is too far away: use a year from 2000 to 2099");
        }
        if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
            throw new IllegalArgumentException("'" + text + "' is no whole minute: clicks are counted by the minute");
        }
        return time;
    }

    private static Instant anyTime(String text, ZoneId zone) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        }
    }

    private static String text(Instant time, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        if (local.toLocalDate().atStartOfDay(zone).toInstant().equals(time)) {
            return local.toLocalDate().toString();
        }
        return local.atZone(zone).toInstant().equals(time)
                ? local.toString()
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private static @Nullable Granularity granularity(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(Granularity.values())
                .filter(granularity -> granularity != Granularity.WHOLE)
                .filter(granularity -> lower(granularity).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no granularity: use minute, hour, day or month"));
    }

    private static @Nullable Dimension dimension(@Nullable String text) {
        return text == null
                ? null
                : Dimension.named(text)
                        .orElseThrow(() -> new IllegalArgumentException("'" + text
                                + "' is no dimension: use campaign, ad, country, deviceClass, source or" + " verdict"));
    }

    private static int top(@Nullable String text) {
        if (text == null) {
            return USUAL_TOP;
        }
        if (!text.matches("\\d{1,4}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > ReportQuery.Series.MOST_KEYS) {
            throw new IllegalArgumentException("'" + text + "' is no number from 1 to " + ReportQuery.Series.MOST_KEYS);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Comparison comparison(@Nullable String text) {
        return switch (text == null ? null : text.toLowerCase(Locale.ROOT)) {
            case null -> null;
            case "none" -> Comparison.NONE;
            case "before" -> Comparison.BEFORE;
            case "weekdays" -> Comparison.WEEKDAYS;
            default ->
                throw new IllegalArgumentException("'" + text + "' is no comparison: use before, weekdays or none");
        };
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String expected(String parameter) {
        return parameter.equals("timezone")
                ? "time zone: use a name such as Europe/Berlin or UTC"
                : "time: use ISO 8601, such as 2026-03-01, 2026-03-01T09:30 or 2026-03-01T09:30:00Z";
    }

    private static @Nullable String last(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getLast();
    }
}
