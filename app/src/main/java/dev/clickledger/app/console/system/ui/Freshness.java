package dev.clickledger.app.console.system.ui;

import dev.clickledger.app.console.system.heartbeat.HeartbeatState;
import dev.clickledger.app.console.system.heartbeat.Reading;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh figures are, in a word.
 *
 * @param state of the theme
 * @param word short form
 * @param sentence what it means
 * @param age what the number is: how long the newest click took, or how long nothing has been seen; null while nothing is
 *     known
 */
record Freshness(
        String state,
        String word,
        String sentence,
        @Nullable Duration age) {

    /** What is promised of 99 clicks in a hundred. */
    static final Duration PROMISED = Duration.ofSeconds(5);

    /** Longer than any click takes while all is well. */
    private static final Duration STANDS_STILL = Duration.ofSeconds(10);

    static Freshness of(HeartbeatState heartbeat, Instant now) {
        if (!heartbeat.on()) {
            return new Freshness("waiting", "Off", "No heartbeat is sent: HEARTBEAT_EVERY is 0.", null);
        }
        Duration unseen = heartbeat.unseenFor(now);
        Reading newest = heartbeat.newest().orElse(null);
        if (unseen.compareTo(STANDS_STILL) > 0 || (newest != null && !newest.seen())) {
            String why = newest == null || newest.seen() || newest.detail().isEmpty()
                    ? "The click that was sent last is not counted yet."
                    : newest.detail();
            return new Freshness("alarm", "Not seen", why, unseen);
        }
        if (newest == null) {
            return new Freshness("waiting", "Waiting", "The first click is on its way.", null);
        }
        return newest.took().compareTo(PROMISED) > 0
                ? new Freshness("cached", "Slow", "A click took longer than 5 s to be seen.", newest.took())
                : new Freshness("live", "Live", "Clicks are seen as soon as they should be.", newest.took());
    }
}
