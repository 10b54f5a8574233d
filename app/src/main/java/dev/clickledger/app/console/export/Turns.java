package dev.clickledger.app.console.export;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets only some exports be made at the same moment, and of each tenant only one. A turn is what it takes to make the next
 * block: to ask the store, whose answers are what an export needs memory for, and to write the lines, which keeps a processor
 * busy that clicks wait for. Whoever waits for a reader has no turn. Who has waited longest comes first.
 */
final class Turns {

    private final int atOnce;
    private final Set<String> busy = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();

    /**
     * Nobody has a turn yet.
     *
     * @param atOnce how many may have one at the same moment
     */
    Turns(int atOnce) {
        this.atOnce = atOnce;
    }

    /** Waits for a turn of that tenant's. */
    void take(String tenantId) {
        lock.lock();
        try {
            while (busy.size() >= atOnce || busy.contains(tenantId)) {
                changed.awaitUninterruptibly();
            }
            busy.add(tenantId);
        } finally {
            lock.unlock();
        }
    }

    /** Lets the next one have it. */
    void giveBack(String tenantId) {
        lock.lock();
        try {
            busy.remove(tenantId);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
