package dev.clickledger.app.edge.rate;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Bounds what one address may ask of this replica. Up to {@value #BURST_SECONDS} seconds' worth may come at once. Those
 * beyond it take nothing, so whoever floods still gets the bound itself.
 */
public final class FloodGuard {

    private static final Logger LOG = Logger.getLogger(FloodGuard.class);
    private static final int BURST_SECONDS = 2;
    /** Four times eight bytes each. */
    private static final int COLUMNS = 1 << 16;

    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private final KeyHash hash = new KeyHash(new SecureRandom().nextLong());
    private final LongSupplier elapsed;
    private final int perSecond;
    private final TokenBuckets requests;
    private final AtomicLong nextWarning = new AtomicLong();

    /**
     * A guard.
     *
     * @param perSecond requests that an address may send in a second; 0 for as many as it wants
     * @param nanoTime a clock that only goes forward, in nanoseconds
     * @throws IllegalArgumentException when less than 0 or more than a hundred million
     */
    public FloodGuard(int perSecond, LongSupplier nanoTime) {
        if (perSecond < 0 || perSecond > 100_000_000) {
            throw new IllegalArgumentException("clickledger.redirect.flood-limit is " + perSecond
                    + ": set it from 1 to 100000000, or to 0 for none");
        }
        this.perSecond = perSecond;
        this.elapsed = new Elapsed(nanoTime);
        this.requests = new TokenBuckets(
                Math.max(1, perSecond * BURST_SECONDS),
                Duration.ofSeconds(BURST_SECONDS),
                perSecond == 0 ? 1 : COLUMNS);
    }

    /**
     * Whether one more request of the address is answered. Allocates nothing.
     *
     * @param address 4 or 16 bytes
     */
    public boolean admits(byte[] address) {
        if (perSecond == 0) {
            return true;
        }
        long now = elapsed.getAsLong();
        boolean admitted = requests.take(hash.of(address), now);
        if (!admitted) {
            warn(now);
        }
        return admitted;
    }

    /** Without the address, and not with each request. */
    private void warn(long now) {
        long due = nextWarning.get();
        if (now >= due && nextWarning.compareAndSet(due, now + QUIET_NANOS)) {
            LOG.warnf(
                    "An address sends more than %d requests a second for links; what exceeds it is answered 429. If it is"
                            + " a proxy of yours, its visitors share the bound: set TRUSTED_PROXIES.",
                    perSecond);
        }
    }
}
