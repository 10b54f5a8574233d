package dev.clickledger.app.console.report.ui;

import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.report.answer.KeptCounts;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.question.QuestionText;
import dev.clickledger.app.console.report.time.Comparison;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.Period;
import dev.clickledger.app.console.report.time.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What time can be chosen, what is chosen, and what comes of a choice. */
@ApplicationScoped
class TimeChoices {

    private static final DateTimeFormatter INPUT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

    private final Clock clock;
    private final KeptCounts kept;

    TimeChoices(Clock clock, KeptCounts kept) {
        this.clock = clock;
        this.kept = kept;
    }

    /** All that is kept, as one sum. */
    Question everything(Question question) {
        return question.during(new Period.Days((int) Math.min(kept.days() + 1, Period.Days.MAX), 0))
                .by(Granularity.WHOLE);
    }

    /** Whether the time still goes on: figures of it may grow, and there is nothing later. */
    boolean runs(Question question) {
        Instant now = clock.instant();
        return question.period().moves()
                || question.period().at(now, question.zone()).until().isAfter(now);
    }

    /**
     * What the controls show.
     *
     * @param shown the time of the figures beside them, so that words and figures never speak of different times; null
     *     while there are none
     */
    ObjectNode state(Address address, @Nullable TimeRange shown, boolean paused, Locale locale) {
        Question question = address.question();
        Times times = new Times(question.zone(), locale);
        TimeRange range = shown == null ? question.period().at(clock.instant(), question.zone()) : shown;
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("period", QuestionText.periodText(question.period()).orElse("custom"));
        state.put("label", label(range, times));
        state.put("kept", kept(question, times));
        state.put("from", INPUT.format(range.from().atZone(question.zone())));
        state.put("to", INPUT.format(range.until().atZone(question.zone())));
        state.put("later", !runs(question));
        state.put("compare", question.comparisonOrSuitable().name().toLowerCase(Locale.ROOT));
        state.put("granularity", question.granularityOrSuitable().name().toLowerCase(Locale.ROOT));
        ArrayNode granularities = state.putArray("granularities");
        granularities(range)
                .forEach(granularity -> granularities.add(granularity.name().toLowerCase(Locale.ROOT)));
        state.put("zone", question.zone().getId());
        state.put("moves", question.period().moves());
        state.put("paused", paused);
        state.put("filtered", !question.filters().none());
        ObjectNode export = state.putObject("export");
        QuestionText.parameters(
                        question.comparedWith(question.comparisonOrSuitable()).by(question.granularityOrSuitable()))
                .forEach((name, values) -> values.forEach(export.withArray(name)::add));
        return state;
    }

    /** The address after a choice; empty when the choice makes no sense. */
    Optional<Address> chosen(Address address, String name, String value, ZoneId browserZone) {
        Question question = address.question();
        return switch (name) {
            case "period" ->
                parsed(Map.of("period", List.of(value))).map(period -> address.with(question.during(period)));
            case "between" -> between(value, question.zone()).map(period -> address.with(question.during(period)));
            case "earlier" -> Optional.of(address.with(step(question, -1)));
            case "later" -> Optional.of(address.with(step(question, 1)));
            case "compare" ->
                Arrays.stream(Comparison.values())
                        .filter(comparison ->
                                comparison.name().toLowerCase(Locale.ROOT).equals(value))
                        .findFirst()
                        .map(comparison -> address.with(question.comparedWith(comparison)));
            case "granularity" ->
                Arrays.stream(Granularity.values())
                        .filter(granularity ->
                                granularity.name().toLowerCase(Locale.ROOT).equals(value))
                        .findFirst()
                        .map(granularity -> address.with(question.by(granularity)));
            case "zone" -> zone(value, browserZone).map(zone -> address.with(question.in(zone)));
            default -> Optional.empty();
        };
    }

    /** Those that give a chart that can be read. */
    private static List<Granularity> granularities(TimeRange range) {
        return List.of(Granularity.MINUTE, Granularity.HOUR, Granularity.DAY, Granularity.MONTH).stream()
                .filter(granularity -> range.length().dividedBy(granularity.typicalLength()) <= Question.CHART_PARTS)
                .filter(granularity ->
                        granularity.typicalLength().compareTo(range.length()) <= 0 || granularity == Granularity.MINUTE)
                .toList();
    }

    /** The time of the same length before or after; one that reaches the present moves with it again. */
    private Question step(Question question, int direction) {
        Instant now = clock.instant();
        ZoneId zone = question.zone();
        Period shifted = switch (question.period()) {
            case Period.Days(int count, int ago)
            when ago > 0 || direction < 0 ->
                new Period.Days(count, Math.clamp(ago - (long) direction * count, 0, Period.Days.MAX));
            case Period.Days days -> days;
            case Period.ThisMonth _ -> {
                Instant start = question.period().at(now, zone).from();
                Instant before = start.atZone(zone).minusMonths(1).toInstant();
                yield new Period.Between(new TimeRange(before, start));
            }
            case Period period -> {
                TimeRange range = shifted(period.at(now, zone), zone, direction);
                yield range.until().isAfter(now) ? live(range, zone, now) : new Period.Between(range);
            }
        };
        return new Question(
                shifted,
                zone,
                question.granularity(),
                question.groupBy(),
                question.top(),
                question.filters(),
                question.comparison());
    }

    private static TimeRange shifted(TimeRange range, ZoneId zone, int direction) {
        ZonedDateTime from = range.from().atZone(zone);
        ZonedDateTime until = range.until().atZone(zone);
        if (from.getDayOfMonth() == 1 && midnight(from) && until.getDayOfMonth() == 1 && midnight(until)) {
            long months = ChronoUnit.MONTHS.between(from.toLocalDate(), until.toLocalDate());
            return new TimeRange(
                    from.plusMonths(direction * months).toInstant(),
                    until.plusMonths(direction * months).toInstant());
        }
        if (midnight(from) && midnight(until)) {
            long days = ChronoUnit.DAYS.between(from.toLocalDate(), until.toLocalDate());
            return new TimeRange(
                    from.plusDays(direction * days).toInstant(),
                    until.plusDays(direction * days).toInstant());
        }
        Duration length = range.length().multipliedBy(direction);
        return new TimeRange(range.from().plus(length), range.until().plus(length));
    }

    private static Period live(TimeRange range, ZoneId zone, Instant now) {
        if (range.from().equals(Granularity.MONTH.floor(now, zone))) {
            return new Period.ThisMonth();
        }
        if (midnight(range.from().atZone(zone))) {
            long days = ChronoUnit.DAYS.between(
                            range.from().atZone(zone).toLocalDate(),
                            range.until().minusMillis(1).atZone(zone).toLocalDate())
                    + 1;
            return new Period.Days((int) Math.clamp(days, 1, Period.Days.MAX), 0);
        }
        return new Period.LastMinutes((int) Math.clamp(range.length().toMinutes(), 1, Period.LastMinutes.MAX));
    }

    private static boolean midnight(ZonedDateTime time) {
        return time.equals(time.toLocalDate().atStartOfDay(time.getZone()));
    }

    private static Optional<Period> parsed(Map<String, List<String>> parameters) {
        return QuestionText.parse(parameters) instanceof QuestionText.Parsed.Understood(Question question)
                ? Optional.of(question.period())
                : Optional.empty();
    }

    /** Two local times with a slash between; the end of a range that has none is not after its beginning. */
    private static Optional<Period> between(String value, ZoneId zone) {
        try {
            String[] times = value.split("/", 2);
            Instant from = LocalDateTime.parse(times[0]).atZone(zone).toInstant();
            Instant until = LocalDateTime.parse(times[1]).atZone(zone).toInstant();
            return Optional.of(new Period.Between(new TimeRange(from, until)));
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(String value, ZoneId browserZone) {
        if (value.isEmpty()) {
            return Optional.of(browserZone);
        }
        try {
            return Optional.of(ZoneId.of(value));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Says that a time reaches further back than the counts do; empty when it does not. */
    private String kept(Question question, Times times) {
        Instant now = clock.instant();
        Instant since = kept.from();
        Period shown = question.period();
        Comparison with = question.comparisonOrSuitable();
        if (shown.at(now, question.zone()).from().isBefore(since)) {
            return "Counts are kept for " + kept.days() + " days: nothing can be shown from before " + times.day(since)
                    + ".";
        }
        if (with != Comparison.NONE
                && new Period.Earlier(shown, with)
                        .at(now, question.zone())
                        .from()
                        .isBefore(since)) {
            return "Counts are kept for " + kept.days()
                    + " days: the time compared with reaches further back, so its figures may be too low.";
        }
        return "";
    }

    /** The range in words, as short as it can be. */
    private static String label(TimeRange range, Times times) {
        ZonedDateTime from = range.from().atZone(times.zone());
        ZonedDateTime until = range.until().atZone(times.zone());
        if (midnight(from) && midnight(until)) {
            ZonedDateTime last = until.minusDays(1);
            String first = times.day(range.from());
            return from.toLocalDate().equals(last.toLocalDate()) ? first : first + " – " + times.day(last.toInstant());
        }
        if (from.toLocalDate().equals(until.minusMinutes(1).toLocalDate())) {
            return times.dayAndMinute(range.from()) + " – " + times.minute(range.until());
        }
        return times.dayAndMinute(range.from()) + " – " + times.dayAndMinute(range.until());
    }
}
