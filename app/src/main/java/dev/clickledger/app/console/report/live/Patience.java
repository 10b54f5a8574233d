package dev.clickledger.app.console.report.live;

import java.time.Duration;

/**
 * How long to wait before a question that had no answer is asked again: twice as long each time. One that Pinot could not
 * answer now may be answered soon; one that cannot be answered as it is asked is tried seldom.
 */
final class Patience {

    private static final Duration SOON = Duration.ofMillis(250);
    private static final Duration NO_LATER = Duration.ofSeconds(4);
    private static final Duration SELDOM = Duration.ofSeconds(10);
    private static final Duration MOST_SELDOM = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    private int unavailable;
    private int refused;

    void answered() {
        unavailable = 0;
        refused = 0;
    }

    Duration afterUnavailable() {
        refused = 0;
        return doubled(SOON, unavailable++, NO_LATER);
    }

    Duration afterRefusal() {
        unavailable = 0;
        return doubled(SELDOM, refused++, MOST_SELDOM);
    }

    private static Duration doubled(Duration first, int times, Duration most) {
        Duration wait = first.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return wait.compareTo(most) < 0 ? wait : most;
    }
}
