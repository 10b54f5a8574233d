package dev.clickledger.app.console.export;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets only some exports be made at the same moment, and of each tenant only one. A turn is what it takes to make the next
 * block: to ask the store, whose answers are what an export needs memory for, and to write the lines, which keeps a processor
 * busy that clicks wait for. A turn ends with a rest, in which clicks have the processor. Whoever waits for a reader has no
 * turn. Who has waited longest comes first.
 */
final class Turns {

    /** A block is made in some milliseconds; what took longer was a wait for the store. */
    private static final Duration LONGEST_REST = Duration.ofMillis(100);

    private final int atOnce;
    private final double rest;
    private final Map<String, Long> busySince = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();

    /**
     * Nobody has a turn yet.
     *
     * @param atOnce how many may have one at the same moment
     * @param rest how long a turn rests at its end, as a share of the time that it took
     */
    Turns(int atOnce, double rest) {
        this.atOnce = atOnce;
        this.rest = rest;
    }

    /** Waits for a turn of that tenant's. */
    void take(String tenantId) {
        lock.lock();
        try {
            while (busySince.size() >= atOnce || busySince.containsKey(tenantId)) {
                changed.awaitUninterruptibly();
            }
            busySince.put(tenantId, System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** Rests, then lets the next one have it. */
    void restAndGiveBack(String tenantId) {
        try {
            Thread.sleep(restFor(tenantId));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            giveBack(tenantId);
        }
    }

    private Duration restFor(String tenantId) {
        lock.lock();
        try {
            long now = System.nanoTime();
            double earned = rest * (now - busySince.getOrDefault(tenantId, now));
            return Duration.ofNanos((long) Math.min(earned, LONGEST_REST.toNanos()));
        } finally {
            lock.unlock();
        }
    }

    /** Lets the next one have it. */
    void giveBack(String tenantId) {
        lock.lock();
        try {
            busySince.remove(tenantId);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
