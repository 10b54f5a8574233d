package dev.clickledger.app.report;

import dev.clickledger.contract.ClickTime;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that a question is about, relative to when it is asked, so that the same question stays equal to itself
 * while the clock goes on.
 */
public sealed interface Period {

    /** The range, asked at the given time. */
    TimeRange at(Instant now);

    /** The sixty minutes up to and with the current one. */
    static Period lastHour() {
        return new LastMinutes(60);
    }

    /**
     * Minutes up to and with the current one.
     *
     * @param count how many
     */
    record LastMinutes(int count) implements Period {

        /** The longest that is answered by the minute: one row per minute must stay readable and cheap. */
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
        public TimeRange at(Instant now) {
            Instant until = ClickTime.minuteOf(now).plus(Duration.ofMinutes(1));
            return new TimeRange(until.minus(Duration.ofMinutes(count)), until);
        }
    }
}
