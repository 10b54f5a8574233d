package dev.clickledger.app.console.report.time;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** How far back the time lies that a time is compared with. */
sealed interface Shift {

    /**
     * So much time, whatever clocks show.
     *
     * @param length how much
     */
    record Elapsed(Duration length) implements Shift {}

    /**
     * By the calendar and the clock of the zone.
     *
     * @param months how many months
     * @param days how many days; either months or days are 0
     */
    record Calendar(int months, int days) implements Shift {

        /** The beginning or the end of the earlier time; a day that the earlier month lacks is the month's end. */
        LocalDateTime earlier(LocalDateTime local) {
            YearMonth month = YearMonth.from(local).minusMonths(months);
            if (local.getDayOfMonth() > month.lengthOfMonth()) {
                return month.plusMonths(1).atDay(1).atStartOfDay();
            }
            return local.minusMonths(months).minusDays(days);
        }
    }

    /**
     * How far back a period is moved.
     *
     * @param period what is shown
     * @param whole its range, as it is when the period is over
     */
    static Shift of(Period period, TimeRange whole, ZoneId zone, Comparison comparison) {
        if (comparison == Comparison.WEEKDAYS) {
            return new Calendar(0, weeksCovering(whole, zone) * 7);
        }
        return switch (period) {
            case Period.LastMinutes _ -> new Elapsed(whole.length());
            case Period.Days days -> new Calendar(0, days.count());
            case Period.ThisMonth _ -> new Calendar(1, 0);
            case Period.Between _ -> before(whole, zone);
            case Period.Earlier _ -> throw new IllegalArgumentException("an earlier time is compared with nothing");
        };
    }

    /** By months when the range consists of them, else by days, else by its length. */
    private static Shift before(TimeRange whole, ZoneId zone) {
        LocalDate first = whole.from().atZone(zone).toLocalDate();
        LocalDate next = whole.until().atZone(zone).toLocalDate();
        if (whole.consistsOf(Granularity.MONTH, zone)) {
            return new Calendar((int) ChronoUnit.MONTHS.between(first, next), 0);
        }
        return whole.consistsOf(Granularity.DAY, zone)
                ? new Calendar(0, (int) ChronoUnit.DAYS.between(first, next))
                : new Elapsed(whole.length());
    }

    private static int weeksCovering(TimeRange whole, ZoneId zone) {
        Duration shown = Duration.between(WallClock.begin(whole.from(), zone), WallClock.end(whole, zone));
        return (int) Math.max(1, shown.plusDays(7).minusMinutes(1).toDays() / 7);
    }
}
