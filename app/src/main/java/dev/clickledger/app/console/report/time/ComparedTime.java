package dev.clickledger.app.console.report.time;

import dev.clickledger.contract.ClickTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which two times are compared, and which of their parts stand beside one another. The page, its table, the API and the
 * files all ask here, so that they cannot differ.
 *
 * <p><b>The earlier time.</b> {@link Comparison#BEFORE} is the time right before:
 *
 * <ul>
 *   <li>months of the calendar are compared with as many months: November with October;
 *   <li>other whole days with as many days: 8 to 14 March with 1 to 7 March;
 *   <li>anything else with as much time: 28 November 10:00 to 29 November 12:00 with the 26 hours up to 28 November 10:00.
 * </ul>
 *
 * {@link Comparison#WEEKDAYS} goes back by the fewest whole weeks that put the earlier time before the other.
 *
 * <p><b>A time that is not over</b> is moved as the whole that it will be, and compared as far as it has come, in whole
 * minutes: at 12:05:30 today's 00:00 to 12:05 with yesterday's 00:00 to 12:05, and the last 30 minutes, 11:36 to 12:06,
 * without the last of them with 11:06 to 11:35. The minute that still counts has nothing beside it. On the 31st a month is
 * compared with the whole of a month that has 30 days.
 *
 * <p><b>Pairs.</b> Where time is moved by the calendar, parts pair that have the same place in it: the day of the month
 * for months, else the day since the beginning, and what clocks show. So 09:00 is compared with 09:00, whether or not
 * clocks were changed before; an hour that they skip or repeat has no counterpart, unless the other time does the same.
 * Where so much time is moved, and for months, parts pair by their number. What has no counterpart is kept, on either side.
 *
 * @param shown what is shown
 * @param until how far it is compared, at most to its end
 * @param earlier what it is compared with; null when that is nothing: no minute is over, or clocks skipped that time
 * @param zone by whose calendar and clocks
 * @param shift how far the earlier time lies back
 */
public record ComparedTime(
        TimeRange shown, Instant until, @Nullable TimeRange earlier, ZoneId zone, Shift shift) {

    /**
     * What a period is compared with.
     *
     * @param comparison how the earlier time is found
     * @param now what the period is relative to
     * @throws IllegalArgumentException when nothing is to be compared
     */
    public static ComparedTime of(Period period, ZoneId zone, Comparison comparison, Instant now) {
        if (comparison == Comparison.NONE) {
            throw new IllegalArgumentException("nothing is to be compared");
        }
        TimeRange shown = period.at(now, zone);
        Shift shift = Shift.of(period, whole(period, now, zone), zone, comparison);
        Instant thisMinute = ClickTime.minuteOf(now);
        Instant until = shown.until().isAfter(thisMinute) ? thisMinute : shown.until();
        TimeRange earlier =
                shown.from().isBefore(until) ? earlier(new TimeRange(shown.from(), until), zone, shift) : null;
        return new ComparedTime(shown, until, earlier, zone, shift);
    }

    /** What it is compared with, if there is anything. */
    public Optional<TimeRange> before() {
        return Optional.ofNullable(earlier);
    }

    /** Whether the time that is shown goes on, so that not all of it is compared. */
    public boolean running() {
        return until.isBefore(shown.until());
    }

    /** The parts of both times in order, each beside its counterpart, made while they are read. */
    public Iterator<Pair> pairs(Granularity granularity) {
        Side late = new Side(shown, granularity, false);
        Side early = new Side(earlier, granularity, true);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return late.hasNext() || early.hasNext();
            }

            @Override
            public Pair next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("there are no more parts");
                }
                int order = !early.hasNext()
                        ? -1
                        : !late.hasNext() ? 1 : late.place().compareTo(early.place());
                return new Pair(order <= 0 ? late.take() : null, order >= 0 ? early.take() : null);
            }
        };
    }

    /**
     * Two parts that are compared.
     *
     * @param start when the part that is shown begins; null when there is none in this place
     * @param earlier when its counterpart begins; null when it has none
     */
    public record Pair(@Nullable Instant start, @Nullable Instant earlier) {}

    /** Finds the places of parts; null where places are nothing but numbers. */
    private @Nullable Function<Instant, Place> places(TimeRange range, Granularity granularity, boolean before) {
        boolean numbered = granularity == Granularity.MONTH || granularity == Granularity.WHOLE;
        if (numbered || !(shift instanceof Shift.Calendar calendar)) {
            return null;
        }
        LocalDateTime begin = WallClock.begin(shown.from(), zone);
        LocalDate base = (before ? calendar.earlier(begin) : begin).toLocalDate();
        boolean byMonth = calendar.months() > 0;
        return start -> Place.of(start, granularity, zone, range.from(), base, byMonth);
    }

    /** The range of a period when it is over. */
    private static TimeRange whole(Period period, Instant now, ZoneId zone) {
        Granularity unit = switch (period) {
            case Period.Days days -> Granularity.DAY;
            case Period.ThisMonth _ -> Granularity.MONTH;
            case Period.LastMinutes _, Period.Between _, Period.Earlier _ -> Granularity.MINUTE;
        };
        TimeRange range = period.at(now, zone);
        return new TimeRange(range.from(), unit.next(range.until().minusSeconds(60), zone));
    }

    private static @Nullable TimeRange earlier(TimeRange over, ZoneId zone, Shift shift) {
        Instant from;
        Instant until;
        switch (shift) {
            case Shift.Elapsed(var length) -> {
                from = over.from().minus(length);
                until = over.until().minus(length);
            }
            case Shift.Calendar calendar -> {
                from = WallClock.first(calendar.earlier(WallClock.begin(over.from(), zone)), zone);
                until = WallClock.first(calendar.earlier(WallClock.end(over, zone)), zone);
            }
        }
        return from.isBefore(until) ? new TimeRange(from, until) : null;
    }

    /** The parts of one of the times. */
    private final class Side {

        private final @Nullable TimeRange range;
        private final Granularity granularity;
        private final @Nullable Function<Instant, Place> places;
        private @Nullable Instant next;
        private long number;

        Side(@Nullable TimeRange range, Granularity granularity, boolean before) {
            this.range = range;
            this.granularity = granularity;
            this.places = range == null ? null : places(range, granularity, before);
            this.next = range == null ? null : range.from();
        }

        boolean hasNext() {
            return next != null;
        }

        Place place() {
            Instant start = start();
            return places == null ? Place.numbered(number) : places.apply(start);
        }

        Instant take() {
            Instant start = start();
            Instant following = granularity.next(start, zone);
            next = range != null && following.isBefore(range.until()) ? following : null;
            number++;
            return start;
        }

        private Instant start() {
            if (next == null) {
                throw new NoSuchElementException("there are no more parts");
            }
            return next;
        }
    }
}
