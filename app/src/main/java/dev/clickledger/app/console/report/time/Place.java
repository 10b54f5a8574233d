package dev.clickledger.app.console.report.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;

/**
 * Where a part lies in its time, so that the part in the same place of another time can be found. Places are in the order
 * of time: what clocks show a second time comes after what they showed first and before what they show next.
 *
 * @param months months since the time's first one
 * @param day the day of that month, or the days since the time's first one
 * @param time what clocks show
 * @param first 0 when they show what they repeat, 1 otherwise
 * @param repeated how many minutes they have repeated
 */
record Place(long months, long day, LocalTime time, int first, long repeated) implements Comparable<Place> {

    private static final Comparator<Place> IN_TIME = Comparator.comparingLong(Place::months)
            .thenComparingLong(Place::day)
            .thenComparing(Place::time)
            .thenComparingInt(Place::first)
            .thenComparingLong(Place::repeated);

    /** The place with this number, by nothing but the order. */
    static Place numbered(long number) {
        return new Place(number, 0, LocalTime.MIDNIGHT, 1, 0);
    }

    /**
     * The place by the calendar and the clock.
     *
     * @param start the beginning of the part
     * @param from the beginning of the time that it is part of
     * @param base the day on which that begins
     * @param byMonth whether days are counted within their month
     */
    static Place of(
            Instant start, Granularity granularity, ZoneId zone, Instant from, LocalDate base, boolean byMonth) {
        LocalDateTime local = LocalDateTime.ofInstant(start, zone);
        if (granularity == Granularity.DAY) {
            return of(local.toLocalDate().atStartOfDay(), base, byMonth, 1, 0);
        }
        ZoneOffsetTransition change = WallClock.repeating(start, from, zone);
        if (change != null) {
            long repeated = ChronoUnit.MINUTES.between(change.getInstant(), start);
            return of(change.getDateTimeBefore(), base, byMonth, 0, repeated);
        }
        LocalDateTime shown = granularity == Granularity.HOUR ? local.truncatedTo(ChronoUnit.HOURS) : local;
        return of(shown, base, byMonth, 1, 0);
    }

    private static Place of(LocalDateTime local, LocalDate base, boolean byMonth, int first, long repeated) {
        long months = byMonth ? ChronoUnit.MONTHS.between(YearMonth.from(base), YearMonth.from(local)) : 0;
        long day = byMonth ? local.getDayOfMonth() : ChronoUnit.DAYS.between(base, local.toLocalDate());
        return new Place(months, day, local.toLocalTime(), first, repeated);
    }

    @Override
    public int compareTo(Place other) {
        return IN_TIME.compare(this, other);
    }
}
