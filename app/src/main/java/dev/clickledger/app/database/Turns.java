package dev.clickledger.app.database;

import dev.clickledger.app.database.BusyException.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets one change of a tenant go on at a time. Changes of one tenant would wait for each other in the database anyway, each
 * with a connection that others could use; here they wait without.
 */
final class Turns {

    private static final String BUSY = "Another change of your organization is still being made, such as an import."
            + " Nothing was changed. Try again in a few seconds.";

    private final Duration patience;
    private final int mostWaiting;
    /** Only tenants of which something goes on. */
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    private record Line(Semaphore turn, int people) {}

    Turns(Duration patience, int mostWaiting) {
        this.patience = patience;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Does the work when it is the tenant's turn.
     *
     * @throws BusyException when it does not become so in time, or too many wait already
     */
    <T> T take(String tenantId, Supplier<T> work) {
        Semaphore turn = enter(tenantId);
        try {
            if (!turn.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy();
            }
            try {
                return work.get();
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            leave(tenantId);
        }
    }

    /** How many tenants have something going on. */
    int size() {
        return lines.size();
    }

    private Semaphore enter(String tenantId) {
        return lines.compute(tenantId, (_, line) -> {
                    if (line == null) {
                        return new Line(new Semaphore(1, true), 1);
                    }
                    if (line.people() > mostWaiting) {
                        throw busy();
                    }
                    return new Line(line.turn(), line.people() + 1);
                })
                .turn();
    }

    private void leave(String tenantId) {
        lines.computeIfPresent(
                tenantId, (_, line) -> line.people() == 1 ? null : new Line(line.turn(), line.people() - 1));
    }

    private static BusyException busy() {
        return new BusyException(Reason.LOCK, BUSY, null);
    }
}
