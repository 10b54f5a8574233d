package dev.clickledger.app.console.report.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;

/** How finely time is divided. Hours, days and months are those of a time zone, so some are shorter or longer. */
public enum Granularity {
    /** Minutes, the same in every zone. */
    MINUTE(Duration.ofMinutes(1)),
    /** Hours of the zone's clock. */
    HOUR(Duration.ofHours(1)),
    /** Days of the zone's calendar. */
    DAY(Duration.ofDays(1)),
    /** Months of the zone's calendar. */
    MONTH(Duration.ofDays(30)),
    /** No division. */
    WHOLE(Duration.ofDays(3650));

    private final Duration typicalLength;

    Granularity(Duration typicalLength) {
        this.typicalLength = typicalLength;
    }

    /** How long a part is, but for months and changes of the clock. */
    public Duration typicalLength() {
        return typicalLength;
    }

    /** The start of the part that holds the time. */
    public Instant floor(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        return switch (this) {
            case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> hour(time, zone);
            case DAY -> local.toLocalDate().atStartOfDay(zone).toInstant();
            case MONTH ->
                local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
            case WHOLE -> Instant.MIN;
        };
    }

    /** The start of the part after the one that holds the time. */
    Instant next(Instant time, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        return switch (this) {
            case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
            case HOUR -> nextHour(time, zone);
            case DAY -> firstAfter(time, day.plusDays(1), ChronoUnit.DAYS, zone);
            case MONTH -> firstAfter(time, day.withDayOfMonth(1).plusMonths(1), ChronoUnit.MONTHS, zone);
            case WHOLE -> Instant.MAX;
        };
    }

    /** Where clocks go back over midnight a day has begun before it begins again. */
    private static Instant firstAfter(Instant time, LocalDate day, ChronoUnit step, ZoneId zone) {
        Instant start = day.atStartOfDay(zone).toInstant();
        return start.isAfter(time) ? start : firstAfter(time, day.plus(1, step), step, zone);
    }

    private static Instant hour(Instant time, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        Instant start = time.minus(Duration.between(local.truncatedTo(ChronoUnit.HOURS), local));
        ZoneOffsetTransition change = zone.getRules().previousTransition(time.plusNanos(1));
        if (change == null || !change.getInstant().isAfter(start)) {
            return start;
        }
        return beginsAnHour(change)
                ? change.getInstant()
                : hour(change.getInstant().minusSeconds(60), zone);
    }

    private static Instant nextHour(Instant time, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        Instant next = time.plus(
                Duration.between(local, local.truncatedTo(ChronoUnit.HOURS).plusHours(1)));
        ZoneOffsetTransition change = zone.getRules().nextTransition(time);
        if (change == null || change.getInstant().isAfter(next)) {
            return next;
        }
        return beginsAnHour(change) ? change.getInstant() : nextHour(change.getInstant(), zone);
    }

    /** Clocks that go back to within an hour go on with it: where they repeat half of one, the two are one. */
    private static boolean beginsAnHour(ZoneOffsetTransition change) {
        LocalDateTime after = change.getDateTimeAfter();
        LocalDateTime hour = after.truncatedTo(ChronoUnit.HOURS);
        return after.equals(hour)
                || change.isGap() && hour.isAfter(change.getDateTimeBefore().minusMinutes(1));
    }
}
