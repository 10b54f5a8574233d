package dev.clickledger.app.console.report.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison must be, found in another way than the application finds it: by going through all minutes, one by one,
 * and looking at what clocks show.
 */
public final class ComparisonOracle {

    /**
     * One line of the answer.
     *
     * @param start when the part begins; null when there is none
     * @param before when its counterpart begins; null when there is none
     * @param key the value by which clicks are told apart; null when they are not
     * @param clicks the clicks in the part
     * @param earlier the clicks in its counterpart
     */
    public record Line(
            @Nullable Instant start,
            @Nullable Instant before,
            @Nullable String key,
            long clicks,
            long earlier) {}

    private final ComparisonCase asked;
    private final ZoneId zone;
    private final TimeRange shown;
    private final Instant until;
    private final @Nullable TimeRange earlier;
    private final LocalDate base;
    private final LocalDate earlierBase;
    private final int months;
    private final int days;

    ComparisonOracle(ComparisonCase asked) {
        this.asked = asked;
        this.zone = asked.zone();
        this.shown = asked.period().at(asked.now(), zone);
        Instant minute = asked.now().truncatedTo(ChronoUnit.MINUTES);
        this.until = shown.until().isAfter(minute) ? minute : shown.until();
        LocalDateTime begin = begin();
        Instant whole = wholeEnd();
        if (asked.comparison() == Comparison.WEEKDAYS) {
            int weeks = 1;
            while (shownUpTo(whole).minusWeeks(weeks).isAfter(begin)) {
                weeks++;
            }
            this.months = 0;
            this.days = 7 * weeks;
        } else if (asked.period() instanceof Period.ThisMonth) {
            this.months = 1;
            this.days = 0;
        } else if (asked.period() instanceof Period.Days(int count, int _)) {
            this.months = 0;
            this.days = count;
        } else if (asked.period() instanceof Period.Between && firstOfDay(shown.from()) && firstOfDay(shown.until())) {
            LocalDate first = begin.toLocalDate();
            LocalDate next = shown.until().atZone(zone).toLocalDate();
            boolean whole1 = first.getDayOfMonth() == 1 && next.getDayOfMonth() == 1;
            this.months = whole1 ? (int) ChronoUnit.MONTHS.between(first, next) : 0;
            this.days = whole1 ? 0 : (int) ChronoUnit.DAYS.between(first, next);
        } else {
            this.months = 0;
            this.days = 0;
        }
        this.base = begin.toLocalDate();
        this.earlierBase = back(begin).toLocalDate();
        this.earlier = shown.from().isBefore(until) ? earlier(begin, whole) : null;
    }

    /** The time compared with; null when there is nothing. */
    public @Nullable TimeRange earlier() {
        return earlier;
    }

    /** The clicks that are compared. */
    public long total() {
        return lines().stream().mapToLong(Line::clicks).sum()
                - asked.rows().stream()
                        .filter(row -> keys().contains(row.key(asked)))
                        .filter(row -> within(row.minute(), new TimeRange(shown.from(), shown.until())))
                        .filter(row -> !row.minute().isBefore(until))
                        .mapToLong(ComparisonCase.Row::clicks)
                        .sum();
    }

    /** The clicks that they are compared with. */
    public long earlierTotal() {
        TimeRange range = earlier;
        return range == null
                ? 0
                : asked.rows().stream()
                        .filter(row -> keys().contains(row.key(asked)))
                        .filter(row -> within(row.minute(), range))
                        .mapToLong(ComparisonCase.Row::clicks)
                        .sum();
    }

    /** Every line of the answer, in no particular order. */
    public List<Line> lines() {
        Map<String, Instant> now = places(shown, base);
        Map<String, Instant> then = earlier == null ? Map.of() : places(earlier, earlierBase);
        Set<String> all = new LinkedHashSet<>(now.keySet());
        all.addAll(then.keySet());
        Map<Instant, Map<@Nullable String, Long>> clicks = clicks(shown, now);
        Map<Instant, Map<@Nullable String, Long>> before = earlier == null ? Map.of() : clicks(earlier, then);
        List<Line> lines = new ArrayList<>();
        for (String place : all) {
            for (String key : keys()) {
                Instant start = now.get(place);
                Instant counterpart = then.get(place);
                lines.add(new Line(
                        start,
                        counterpart,
                        key,
                        start == null ? 0 : clicks.getOrDefault(start, Map.of()).getOrDefault(key, 0L),
                        counterpart == null
                                ? 0
                                : before.getOrDefault(counterpart, Map.of()).getOrDefault(key, 0L)));
            }
        }
        return lines;
    }

    /** The values by which clicks are told apart; one null when they are not. */
    private Set<@Nullable String> keys() {
        Set<@Nullable String> keys = new LinkedHashSet<>();
        if (asked.by() == null) {
            keys.add(null);
            return keys;
        }
        leaders(shown).forEach(keys::add);
        if (earlier != null) {
            leaders(earlier).stream().limit(asked.top()).forEach(key -> {
                if (keys.size() < asked.top()) {
                    keys.add(key);
                }
            });
        }
        return keys;
    }

    private List<String> leaders(TimeRange range) {
        Map<String, Long> sums = new TreeMap<>();
        asked.rows().stream()
                .filter(row -> within(row.minute(), range))
                .forEach(row -> sums.merge(row.country(), row.clicks(), Long::sum));
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(asked.top())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<Instant, Map<@Nullable String, Long>> clicks(TimeRange range, Map<String, Instant> places) {
        TreeMap<Instant, Map<@Nullable String, Long>> clicks = new TreeMap<>();
        places.values().forEach(start -> clicks.put(start, new HashMap<>()));
        for (ComparisonCase.Row row : asked.rows()) {
            if (within(row.minute(), range)) {
                Objects.requireNonNull(clicks.floorEntry(row.minute()))
                        .getValue()
                        .merge(row.key(asked), row.clicks(), Long::sum);
            }
        }
        return clicks;
    }

    private static boolean within(Instant minute, TimeRange range) {
        return !minute.isBefore(range.from()) && minute.isBefore(range.until());
    }

    /** What clocks show at the beginning; the beginning of a day is its midnight. */
    private LocalDateTime begin() {
        return firstOfDay(shown.from()) ? local(shown.from()).toLocalDate().atStartOfDay() : local(shown.from());
    }

    private boolean firstOfDay(Instant time) {
        return !local(time.minusSeconds(60)).toLocalDate().equals(local(time).toLocalDate())
                && local(time).toLocalDate().atStartOfDay(zone).toInstant().equals(time);
    }

    /** The most that clocks have shown in the range, and a minute. */
    private LocalDateTime shownUpTo(Instant end) {
        LocalDateTime most = local(end.minusSeconds(60));
        for (Instant time = end.minusSeconds(60);
                !time.isBefore(shown.from()) && time.isAfter(end.minusSeconds(5 * 3600));
                time = time.minusSeconds(60)) {
            most = local(time).isAfter(most) ? local(time) : most;
        }
        return most.plusMinutes(1);
    }

    /** When the time that is shown is over. */
    private Instant wholeEnd() {
        LocalDate today = local(asked.now()).toLocalDate();
        return switch (asked.period()) {
            case Period.Days(int _, int ago)
            when ago == 0 -> today.plusDays(1).atStartOfDay(zone).toInstant();
            case Period.ThisMonth _ ->
                today.withDayOfMonth(1).plusMonths(1).atStartOfDay(zone).toInstant();
            default -> shown.until();
        };
    }

    private @Nullable TimeRange earlier(LocalDateTime begin, Instant whole) {
        if (months == 0 && days == 0) {
            long seconds = shown.from().until(whole, ChronoUnit.SECONDS);
            return new TimeRange(shown.from().minusSeconds(seconds), until.minusSeconds(seconds));
        }
        Instant from = firstThatShows(back(begin));
        Instant end = firstThatShows(back(shownUpTo(until)));
        return from.isBefore(end) ? new TimeRange(from, end) : null;
    }

    private LocalDateTime back(LocalDateTime local) {
        YearMonth month = YearMonth.from(local).minusMonths(months);
        return local.getDayOfMonth() > month.lengthOfMonth()
                ? month.plusMonths(1).atDay(1).atStartOfDay()
                : month.atDay(local.getDayOfMonth()).atTime(local.toLocalTime()).minusDays(days);
    }

    private Instant firstThatShows(LocalDateTime least) {
        Instant time = least.toInstant(java.time.ZoneOffset.UTC).minusSeconds(40 * 3600);
        while (local(time).isBefore(least)) {
            time = time.plusSeconds(60);
        }
        return time;
    }

    /** The beginnings of the parts by their place. */
    private Map<String, Instant> places(TimeRange range, LocalDate first) {
        Map<String, Instant> places = new LinkedHashMap<>();
        LocalDateTime previous = null;
        LocalDate latest = LocalDate.MIN;
        for (Instant time = range.from(); time.isBefore(range.until()); time = time.plusSeconds(60)) {
            LocalDateTime local = local(time);
            if (previous == null || begins(local, previous, latest)) {
                String place = place(local, first, places.size());
                int occurrence = 0;
                while (places.putIfAbsent(place + "#" + occurrence, time) != null) {
                    occurrence++;
                }
            }
            previous = local;
            latest = local.toLocalDate().isAfter(latest) ? local.toLocalDate() : latest;
        }
        return places;
    }

    private boolean begins(LocalDateTime local, LocalDateTime previous, LocalDate latest) {
        return switch (asked.granularity()) {
            case MINUTE -> true;
            case HOUR ->
                local.getMinute() == 0
                        || local.truncatedTo(ChronoUnit.HOURS).isAfter(previous.truncatedTo(ChronoUnit.HOURS));
            case DAY -> local.toLocalDate().isAfter(latest);
            case MONTH -> YearMonth.from(local).isAfter(YearMonth.from(latest));
            case WHOLE -> false;
        };
    }

    private String place(LocalDateTime local, LocalDate first, int number) {
        if (asked.granularity() == Granularity.MONTH || months == 0 && days == 0) {
            return Integer.toString(number);
        }
        String day = months > 0
                ? ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(local)) + "/" + local.getDayOfMonth()
                : Long.toString(ChronoUnit.DAYS.between(first, local.toLocalDate()));
        return switch (asked.granularity()) {
            case MINUTE -> day + " " + local.toLocalTime();
            case HOUR -> day + " " + LocalTime.of(local.getHour(), 0);
            default -> day;
        };
    }

    private LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(time, zone);
    }
}
