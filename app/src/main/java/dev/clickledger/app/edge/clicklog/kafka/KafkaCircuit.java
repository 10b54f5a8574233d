package dev.clickledger.app.edge.clicklog.kafka;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Whether Kafka is known to be unavailable. It counts as such from the first click that it did not take in time, and as
 * available again from the first that it did, which is one from the spool: no visitor waits to find out.
 */
public final class KafkaCircuit {

    private static final Logger LOG = Logger.getLogger(KafkaCircuit.class);
    private static final long CLOSED = 0;

    private final LongSupplier spooled;
    private final LongSupplier waiting;

    /** Nanoseconds of {@link System#nanoTime()}, never zero, since when it is open. */
    private final AtomicLong openSince = new AtomicLong(CLOSED);

    private volatile long spooledBefore;

    /**
     * A closed circuit, as long as nothing is known.
     *
     * @param spooled how many clicks were spooled so far
     * @param waiting how many clicks wait in the spool
     */
    public KafkaCircuit(LongSupplier spooled, LongSupplier waiting) {
        this.spooled = spooled;
        this.waiting = waiting;
    }

    public boolean open() {
        return openSince.get() != CLOSED;
    }

    /** Kafka did not take a click in time. */
    public void failed(String reason) {
        if (open()) {
            return;
        }
        if (openSince.compareAndSet(CLOSED, System.nanoTime() | 1)) {
            spooledBefore = spooled.getAsLong();
            LOG.warnf("Clicks go to the spool: Kafka did not take one in time (%s)", reason);
        }
    }

    /** Kafka took a click in time. */
    public void succeeded() {
        if (!open()) {
            return;
        }
        long since = openSince.getAndSet(CLOSED);
        if (since != CLOSED) {
            LOG.infof(
                    "Clicks go to Kafka again after %d ms; %d were spooled, %d wait in the spool",
                    (System.nanoTime() - since) / 1_000_000, spooled.getAsLong() - spooledBefore, waiting.getAsLong());
        }
    }
}
