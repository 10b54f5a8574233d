package dev.clickledger.app.console.report.time;

import dev.clickledger.contract.ClickTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The time that a question is about. Most are relative to when and where it is asked, so that the same question stays
 * equal to itself while the clock goes on.
 */
public sealed interface Period {

    /** The range, asked at the given time in the given zone. Never longer than up to the current minute, if it moves. */
    TimeRange at(Instant now, ZoneId zone);

    /** Whether it goes on up to the present. */
    default boolean moves() {
        return true;
    }

    /**
     * Minutes up to and with the current one.
     *
     * @param count how many
     */
    record LastMinutes(int count) implements Period {

        /** The longest that can be asked for. */
        public static final int MAX = 24 * 60;

        /**
         * Checks the count.
         *
         * @throws IllegalArgumentException when it is not between 1 and {@link #MAX}
         */
        public LastMinutes {
            if (count < 1 || count > MAX) {
                throw new IllegalArgumentException("1 to " + MAX + " minutes can be asked for, not " + count);
            }
        }

        @Override
        public TimeRange at(Instant now, ZoneId zone) {
            Instant until = endOfMinute(now);
            return new TimeRange(until.minus(Duration.ofMinutes(count)), until);
        }
    }

    /**
     * Days of the calendar.
     *
     * @param count how many
     * @param ago how many days before today the last one is; 0 ends with the current minute
     */
    record Days(int count, int ago) implements Period {

        /** The most that can be asked for. */
        public static final int MAX = 800;

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException when the count is not between 1 and {@link #MAX}, or the days are to come
         */
        public Days {
            if (count < 1 || count > MAX || ago < 0 || ago > MAX) {
                throw new IllegalArgumentException(
                        "1 to " + MAX + " past days can be asked for, not " + count + " until " + ago + " days ago");
            }
        }

        @Override
        public TimeRange at(Instant now, ZoneId zone) {
            LocalDate last = LocalDate.ofInstant(now, zone).minusDays(ago);
            Instant until = ago == 0
                    ? endOfMinute(now)
                    : last.plusDays(1).atStartOfDay(zone).toInstant();
            return new TimeRange(last.minusDays(count - 1L).atStartOfDay(zone).toInstant(), until);
        }

        @Override
        public boolean moves() {
            return ago == 0;
        }
    }

    /** The calendar's current month, up to the current minute. */
    record ThisMonth() implements Period {

        @Override
        public TimeRange at(Instant now, ZoneId zone) {
            return new TimeRange(Granularity.MONTH.floor(now, zone), endOfMinute(now));
        }
    }

    /**
     * Two points in time.
     *
     * @param range the time between them
     */
    record Between(TimeRange range) implements Period {

        /** Checks the range. */
        public Between {
            Objects.requireNonNull(range, "range");
        }

        @Override
        public TimeRange at(Instant now, ZoneId zone) {
            return range;
        }

        @Override
        public boolean moves() {
            return false;
        }
    }

    /**
     * What another period is compared with; where there is nothing yet, one minute in its place.
     *
     * @param than the other period
     * @param comparison how the earlier one is found
     */
    record Earlier(Period than, Comparison comparison) implements Period {

        /** Checks the parts. */
        public Earlier {
            Objects.requireNonNull(than, "than");
            if (comparison == Comparison.NONE) {
                throw new IllegalArgumentException("an earlier period needs a comparison");
            }
        }

        @Override
        public TimeRange at(Instant now, ZoneId zone) {
            ComparedTime time = ComparedTime.of(than, zone, comparison, now);
            Instant from = time.shown().from();
            return time.before().orElseGet(() -> new TimeRange(from.minus(Duration.ofMinutes(1)), from));
        }

        @Override
        public boolean moves() {
            return than.moves();
        }
    }

    private static Instant endOfMinute(Instant now) {
        return ClickTime.minuteOf(now).plus(Duration.ofMinutes(1));
    }
}
