package dev.clickledger.app.edge.redirect;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The clicks that were given to the click log and are not answered yet. A shutdown waits for them, and takes no more: a
 * click that came later could be logged and never answered.
 */
@Singleton
final class ClicksUnderway {

    private static final Logger LOG = Logger.getLogger(ClicksUnderway.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final AtomicInteger count = new AtomicInteger();
    private final Duration patience;
    private volatile boolean closing;

    /**
     * Counts.
     *
     * @param patience how long a shutdown waits
     */
    ClicksUnderway(@ConfigProperty(name = "quarkus.shutdown.timeout") Duration patience) {
        this.patience = patience;
    }

    /** Whether a click may begin; whoever gets a yes tells its {@linkplain #end() end}. */
    boolean begin() {
        // counted first: a shutdown that sees none has none
        count.incrementAndGet();
        if (closing) {
            count.decrementAndGet();
            return false;
        }
        return true;
    }

    /** One was answered. */
    void end() {
        count.decrementAndGet();
    }

    /** Takes no more and waits for those that are on their way, before the server and the click log close. */
    void finish(@Observes ShutdownDelayInitiatedEvent shutdown) {
        closing = true;
        long deadline = System.nanoTime() + patience.toNanos();
        while (count.get() > 0) {
            if (System.nanoTime() - deadline > 0) {
                LOG.warnf("%d clicks are not answered yet; the shutdown goes on without them", count.get());
                return;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
