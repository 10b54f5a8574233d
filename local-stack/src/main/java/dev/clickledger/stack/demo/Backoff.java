package dev.clickledger.stack.demo;

import java.time.Duration;
import java.time.Instant;

/** How long to leave a redirect alone that does not answer: a second, then twice as long each time, half a minute at most. */
final class Backoff {

    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(30);

    private Duration pause = Duration.ZERO;
    private Instant until = Instant.MIN;

    /** Whether a request may be sent now. */
    synchronized boolean over(Instant now) {
        return !now.isBefore(until);
    }

    synchronized void succeeded() {
        pause = Duration.ZERO;
        until = Instant.MIN;
    }

    /** Notes a failure; failures of requests that were under way together count once. */
    synchronized void failed(Instant now) {
        if (!over(now)) {
            return;
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(SHORTEST) < 0 ? SHORTEST : doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        until = now.plus(pause);
    }
}
