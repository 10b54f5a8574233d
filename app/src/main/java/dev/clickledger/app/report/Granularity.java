package dev.clickledger.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

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

    /** Clock changes are whole multiples of it, wherever one is known. */
    private static final Duration FINEST_SHIFT = Duration.ofMinutes(15);

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
            case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> local.toLocalDate().atStartOfDay(zone).toInstant();
            case MONTH ->
                local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
            case WHOLE -> Instant.MIN;
        };
    }

    /** The start of the part after the one that holds the time. */
    Instant next(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        return switch (this) {
            case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
            case HOUR -> nextHour(time, zone);
            case DAY -> local.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
            case MONTH ->
                local.toLocalDate()
                        .withDayOfMonth(1)
                        .plusMonths(1)
                        .atStartOfDay(zone)
                        .toInstant();
            case WHOLE -> Instant.MAX;
        };
    }

    /** Where clocks go back by half an hour, an hour and its repeated half are one. */
    private Instant nextHour(Instant time, ZoneId zone) {
        Instant start = floor(time, zone);
        Instant later = start.plus(Duration.ofHours(1));
        while (!floor(later, zone).isAfter(start)) {
            later = later.plus(FINEST_SHIFT);
        }
        return floor(later, zone);
    }
}
