package dev.clickledger.app.console.report.time;

import dev.clickledger.app.console.report.answer.RawCount;
import dev.clickledger.app.console.report.pinot.RecordedCounts;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.security.Scopes;
import dev.clickledger.app.console.security.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A comparison that someone might ask for, with clicks around both times.
 *
 * @param zone anywhere in the world
 * @param now often about when clocks are changed there
 * @param period which time
 * @param granularity how it is divided
 * @param comparison what it is compared with
 * @param by by what clicks are told apart; null for all together
 * @param top how many values of that dimension
 * @param rows the clicks
 */
public record ComparisonCase(
        ZoneId zone,
        Instant now,
        Period period,
        Granularity granularity,
        Comparison comparison,
        @Nullable Dimension by,
        int top,
        List<Row> rows) {

    /** Whose clicks they are. */
    public static final TenantScope SCOPE = Scopes.tenant("acme");

    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();
    private static final List<String> ODD_ZONES = List.of(
            "Australia/Lord_Howe",
            "Pacific/Chatham",
            "Pacific/Apia",
            "Asia/Kolkata",
            "Asia/Kathmandu",
            "Africa/Cairo",
            "America/Havana",
            "Antarctica/Troll",
            "Antarctica/Casey",
            "Asia/Pyongyang",
            "America/Caracas",
            "Europe/Berlin");
    private static final List<String> COUNTRIES = List.of("DE", "FR", "IN", "US");

    /** Clicks of one minute in one country. */
    public record Row(Instant minute, String country, long clicks) {

        @Nullable
        String key(ComparisonCase asked) {
            return asked.by() == null ? null : country;
        }
    }

    /** As many cases as wanted; the same for the same seed. */
    public static Stream<ComparisonCase> cases(long seed, int count) {
        Random random = new Random(seed);
        return Stream.generate(() -> random(random)).limit(count);
    }

    /** A seed that is new each time, unless one is given to look into a failure. */
    public static long seed() {
        return Long.getLong("comparison.seed", new SplittableRandom().nextLong());
    }

    /** What the page, the API and the files are asked. */
    public Question question() {
        return new Question(period, zone, granularity, by, top, Filters.NONE, comparison);
    }

    /** What is right. */
    public ComparisonOracle oracle() {
        return new ComparisonOracle(this);
    }

    /** The clicks where the application looks for them. */
    public RecordedCounts counts() {
        RecordedCounts counts = new RecordedCounts(clock());
        rows.forEach(row -> counts.add(
                "acme",
                new RawCount(
                        row.minute,
                        "acme-spring",
                        "acme-boots",
                        "VALID",
                        row.country,
                        "PHONE",
                        "DIRECT",
                        row.clicks,
                        0,
                        "OPEN",
                        row.minute)));
        return counts;
    }

    /** A clock that stands still. */
    public Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static ComparisonCase random(Random random) {
        ZoneId zone = ZoneId.of(random.nextInt(3) == 0 ? pick(random, ODD_ZONES) : pick(random, ZONES));
        Instant now = now(random, zone);
        Granularity granularity = pick(
                random,
                List.of(Granularity.MINUTE, Granularity.HOUR, Granularity.HOUR, Granularity.DAY, Granularity.MONTH));
        Period period = period(random, zone, now, granularity);
        Comparison comparison = random.nextBoolean() ? Comparison.BEFORE : Comparison.WEEKDAYS;
        Dimension by = random.nextInt(3) == 0 ? Dimension.COUNTRY : null;
        int top = by == null ? 1 : 1 + random.nextInt(5);
        TimeRange shown = period.at(now, zone);
        List<Row> rows = new ArrayList<>();
        // clicks end with the present; they begin before whatever might be compared
        long minutes =
                Math.max(1, 3 * shown.length().toMinutes() + Duration.ofDays(9).toMinutes());
        Instant last = shown.until().isBefore(now) ? shown.until() : now.truncatedTo(ChronoUnit.MINUTES);
        for (int i = 0; i < 150; i++) {
            long back = i % 2 == 0 ? random.nextLong(minutes) : random.nextLong(Math.min(minutes, 2 * 24 * 60));
            rows.add(new Row(last.minusSeconds(60 * back), pick(random, COUNTRIES), 1 + random.nextInt(1000)));
        }
        return new ComparisonCase(zone, now, period, granularity, comparison, by, top, rows);
    }

    /** Half of the time not long after clocks were changed. */
    private static Instant now(Random random, ZoneId zone) {
        boolean apia = zone.getId().equals("Pacific/Apia");
        Instant some = Instant.parse(apia ? "2011-12-01T00:00:00Z" : "2015-01-01T00:00:00Z")
                .plusSeconds(
                        random.nextLong(Duration.ofDays(apia ? 90 : 12 * 365).toSeconds()));
        ZoneOffsetTransition change = zone.getRules().nextTransition(some);
        return change == null || random.nextBoolean()
                ? some
                : change.getInstant()
                        .plusSeconds(random.nextLong(Duration.ofDays(9).toSeconds()));
    }

    private static Period period(Random random, ZoneId zone, Instant now, Granularity granularity) {
        boolean fine = granularity == Granularity.MINUTE;
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch (random.nextInt(7)) {
            case 0 -> new Period.LastMinutes(1 + random.nextInt(Period.LastMinutes.MAX));
            case 1 -> new Period.Days(1 + random.nextInt(fine ? 2 : 10), 0);
            case 2 -> new Period.Days(1 + random.nextInt(fine ? 2 : 10), 1 + random.nextInt(4));
            case 3 -> fine ? new Period.Days(1, 0) : new Period.ThisMonth();
            case 4 -> {
                LocalDate last = today.plusDays(random.nextInt(4) - 2);
                yield between(zone, last.minusDays(1 + random.nextInt(fine ? 2 : 20)), last);
            }
            case 5 -> {
                LocalDate last = today.withDayOfMonth(1).plusMonths(random.nextInt(2));
                yield fine
                        ? between(zone, today, today.plusDays(1))
                        : between(zone, last.minusMonths(1 + random.nextInt(2)), last);
            }
            default -> {
                Instant from = now.truncatedTo(ChronoUnit.MINUTES).minusSeconds(60L * random.nextInt(4000));
                yield new Period.Between(new TimeRange(from, from.plusSeconds(60L * (1 + random.nextInt(3000)))));
            }
        };
    }

    private static Period between(ZoneId zone, LocalDate first, LocalDate next) {
        Instant from = first.atStartOfDay(zone).toInstant();
        Instant until = next.atStartOfDay(zone).toInstant();
        // clocks can skip a whole day
        return new Period.Between(new TimeRange(from, from.isBefore(until) ? until : from.plusSeconds(3600)));
    }

    private static <T> T pick(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
