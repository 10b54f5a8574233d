package dev.clickledger.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** How the earlier time is found that a time is compared with. */
public enum Comparison {
    /** There is none. */
    NONE {
        @Override
        TimeRange before(TimeRange range, ZoneId zone) {
            throw new IllegalStateException("nothing is compared");
        }
    },
    /** The time right before, of the same length: for days, as many days of the calendar. */
    BEFORE {
        @Override
        TimeRange before(TimeRange range, ZoneId zone) {
            long days = daysCovered(range, zone);
            if (days > 0) {
                return moved(range, zone, days);
            }
            return new TimeRange(
                    range.from().minus(range.length()), range.until().minus(range.length()));
        }
    },
    /** The latest time before that has the same days of the week and times of the day. */
    WEEKDAYS {
        @Override
        TimeRange before(TimeRange range, ZoneId zone) {
            long days = Math.max(1, daysCovered(range, zone));
            return moved(range, zone, (days + 6) / 7 * 7);
        }
    };

    /** The earlier time. */
    abstract TimeRange before(TimeRange range, ZoneId zone);

    /** How many days of the calendar a range touches that begins with a day; 0 for one that begins within a day. */
    private static long daysCovered(TimeRange range, ZoneId zone) {
        if (!Granularity.DAY.floor(range.from(), zone).equals(range.from())) {
            long days = range.length().plus(Duration.ofDays(1)).minusMillis(1).toDays();
            return range.length().compareTo(Duration.ofDays(1)) > 0 ? days : 0;
        }
        return ChronoUnit.DAYS.between(
                        range.from().atZone(zone).toLocalDate(),
                        range.until().minusMillis(1).atZone(zone).toLocalDate())
                + 1;
    }

    /** The clock may have changed in between: the same times of the day, not the same number of hours before. */
    private static TimeRange moved(TimeRange range, ZoneId zone, long days) {
        Instant from = range.from().atZone(zone).minusDays(days).toInstant();
        Instant until = range.until().atZone(zone).minusDays(days).toInstant();
        return from.isBefore(until) ? new TimeRange(from, until) : new TimeRange(from, from.plus(range.length()));
    }
}
