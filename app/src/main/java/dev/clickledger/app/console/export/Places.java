package dev.clickledger.app.console.export;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Room for so many at once: at most some for one tenant, and some more for all together. */
final class Places {

    private final int perTenant;
    private final int inAll;
    private final Map<String, Integer> taken = new HashMap<>();
    private int total;

    Places(int perTenant, int inAll) {
        this.perTenant = perTenant;
        this.inAll = inAll;
    }

    /** What becomes of one who asks for a place. */
    sealed interface Admission {}

    /** It has one. Closing it, once or more often, makes room for another. */
    final class Place implements Admission, AutoCloseable {

        private final String tenantId;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Place(String tenantId) {
            this.tenantId = tenantId;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                leave(tenantId);
            }
        }
    }

    /**
     * It has none.
     *
     * @param ofTenant whether it is the tenant that has as many as one may, and not all together
     * @param most how many that is
     */
    record Full(boolean ofTenant, int most) implements Admission {}

    /** Gives a tenant one more place, unless there is none left. */
    synchronized Admission take(String tenantId) {
        int own = taken.getOrDefault(tenantId, 0);
        if (own >= perTenant) {
            return new Full(true, perTenant);
        }
        if (total >= inAll) {
            return new Full(false, inAll);
        }
        taken.put(tenantId, own + 1);
        total++;
        return new Place(tenantId);
    }

    /** How many are taken. */
    synchronized int taken() {
        return total;
    }

    private synchronized void leave(String tenantId) {
        taken.compute(tenantId, (_, own) -> own == null || own <= 1 ? null : own - 1);
        total--;
    }
}
