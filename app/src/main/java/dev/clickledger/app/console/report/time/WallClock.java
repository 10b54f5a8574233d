package dev.clickledger.app.console.report.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the clocks of a zone show, also around the times when they are changed. */
public final class WallClock {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private WallClock() {}

    /**
     * The offset that tells this time from the other one at which clocks show the same; empty for a time that comes only
     * once.
     */
    public static Optional<ZoneOffset> offsetOfRepeated(Instant time, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        return zone.getRules().getValidOffsets(local).size() == 2
                ? Optional.of(zone.getRules().getOffset(time))
                : Optional.empty();
    }

    /** The first time at which clocks show this or, where they skip it, more. */
    static Instant first(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change == null || change.isOverlap() ? local.atZone(zone).toInstant() : change.getInstant();
    }

    /** What clocks show when a range begins; midnight for the beginning of a day, even if they skip it. */
    static LocalDateTime begin(Instant from, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(from, zone);
        return Granularity.DAY.floor(from, zone).equals(from)
                ? local.toLocalDate().atStartOfDay()
                : local;
    }

    /**
     * What clocks have shown up to the end of a range. A range that ends while clocks show a stretch of time for the
     * second time, has seen the whole of it before.
     */
    static LocalDateTime end(TimeRange range, ZoneId zone) {
        Instant last = range.until().minus(MINUTE);
        ZoneOffsetTransition change = repeating(last, range.from(), zone);
        return change == null ? LocalDateTime.ofInstant(last, zone).plus(MINUTE) : change.getDateTimeBefore();
    }

    /**
     * The change by which clocks show again what they have shown before; null when they show it for the first time.
     *
     * @param since what was shown before this does not count
     */
    static @Nullable ZoneOffsetTransition repeating(Instant time, Instant since, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(LocalDateTime.ofInstant(time, zone));
        boolean again = change != null
                && change.isOverlap()
                && !time.isBefore(change.getInstant())
                && since.isBefore(change.getInstant());
        return again ? change : null;
    }
}
