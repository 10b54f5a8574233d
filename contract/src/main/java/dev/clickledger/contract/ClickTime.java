package dev.clickledger.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a click happened and whether its record is late. Both are functions of the record alone (what the redirect's
 * clock and the broker's clock wrote), never of a watermark, so that every replay and both layers decide alike.
 */
public final class ClickTime {

    /** The longest step that every offset from UTC in use today is a multiple of, so that every midnight falls on one. */
    public static final Duration QUARTER = Duration.ofMinutes(15);

    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();

    private ClickTime() {}

    /** Event time: when the redirect received the click, but never later than the broker appended it. */
    public static Instant eventTime(Instant receivedAt, Instant appendedAt) {
        return receivedAt.isAfter(appendedAt) ? appendedAt : receivedAt;
    }

    /** {@link #eventTime(Instant, Instant)} in milliseconds since the epoch. */
    public static long eventTime(long receivedAtMillis, long appendedAtMillis) {
        return Math.min(receivedAtMillis, appendedAtMillis);
    }

    /** Start of the UTC minute that holds the instant. */
    public static Instant minuteOf(Instant eventTime) {
        return eventTime.truncatedTo(ChronoUnit.MINUTES);
    }

    /** {@link #minuteOf(Instant)} in milliseconds since the epoch. */
    public static long minuteOf(long eventTimeMillis) {
        return Math.floorDiv(eventTimeMillis, MINUTE_MILLIS) * MINUTE_MILLIS;
    }

    /** Start of the quarter of a UTC hour that holds the instant. */
    public static Instant quarterOf(Instant time) {
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), QUARTER.toMillis()) * QUARTER.toMillis());
    }

    /** How long after it happened the click reached the log; never negative. */
    public static Duration lateBy(Instant eventTime, Instant appendedAt) {
        return Duration.between(eventTime, appendedAt);
    }

    /** A record is late when it reached the log more than the bound after it happened. */
    public static boolean late(Instant eventTime, Instant appendedAt, Duration bound) {
        return lateBy(eventTime, appendedAt).compareTo(bound) > 0;
    }

    /** {@link #late(Instant, Instant, Duration)} in milliseconds. */
    public static boolean late(long eventTimeMillis, long appendedAtMillis, long boundMillis) {
        // so put, that no claimed time can overflow
        return eventTimeMillis < appendedAtMillis - boundMillis;
    }
}
