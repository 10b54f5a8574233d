package dev.clickledger.app.console.pinot;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Spares a sick Pinot: after some failures in a row nobody asks for a pause, then one may try. A try that fails makes
 * the next pause twice as long, up to a bound; one that succeeds ends it.
 */
final class PinotBreaker {

    private static final Logger LOG = Logger.getLogger(PinotBreaker.class);
    private static final int FAILURES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    private final Clock clock;
    private int failures;
    private Duration pause = FIRST_PAUSE;
    private Instant pausedUntil = Instant.MIN;

    PinotBreaker(Clock clock) {
        this.clock = clock;
    }

    /**
     * Asks, unless it is a time not to.
     *
     * @throws PinotUnavailableException when there is no answer, or nobody may ask now
     */
    <A> A ask(Supplier<A> question) {
        admit();
        try {
            A answer = question.get();
            succeeded();
            return answer;
        } catch (PinotTooMuchException e) {
            succeeded();
            throw e;
        } catch (PinotUnavailableException e) {
            failed();
            throw e;
        }
    }

    private synchronized void admit() {
        if (failures < FAILURES) {
            return;
        }
        Instant now = clock.instant();
        if (now.isBefore(pausedUntil)) {
            throw new PinotUnavailableException("Pinot failed " + failures + " times in a row and is left alone");
        }
        // others wait for what this one finds out
        pausedUntil = now.plus(pause);
    }

    private synchronized void succeeded() {
        if (failures >= FAILURES) {
            LOG.info("Pinot answers again");
        }
        failures = 0;
        pause = FIRST_PAUSE;
    }

    private synchronized void failed() {
        failures++;
        if (failures == FAILURES) {
            LOG.warnf("Pinot failed %d times in a row and is asked less often", failures);
        }
        if (failures >= FAILURES) {
            pausedUntil = clock.instant().plus(pause);
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }
    }
}
