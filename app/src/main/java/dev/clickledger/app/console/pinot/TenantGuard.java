package dev.clickledger.app.console.pinot;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;

/**
 * What one tenant may have of Pinot: so many queries at once, so many more that wait, each for so long, and a circuit
 * breaker that holds its queries back for a while when half of the last ten failed. Whatever becomes of one tenant's
 * queries, others' do not meet it.
 */
final class TenantGuard {

    private static final Logger LOG = Logger.getLogger(TenantGuard.class);

    /** Over how many queries failures are looked at, and which part of them opens the breaker. */
    private static final int WINDOW = 10;

    private static final double FAILED = 0.5;

    private final String whose;
    private final PinotSettings settings;
    private final GuardMetrics metrics;
    private final TypedGuard<List<PinotRow>> turn;
    private final TypedGuard<List<PinotRow>> breaker;
    private final AtomicBoolean open = new AtomicBoolean();

    TenantGuard(String whose, PinotSettings settings, GuardMetrics metrics) {
        this.whose = whose;
        this.settings = settings;
        this.metrics = metrics;
        // the breaker stands behind the queue: being turned away says nothing about Pinot, and whoever waits while it
        // opens is told when it would be their turn
        this.turn = TypedGuard.create(rows())
                .withDescription("turns of " + whose)
                .withBulkhead()
                .limit(settings.tenantQueries())
                .queueSize(settings.tenantWaiting())
                .enableSynchronousQueueing()
                .done()
                .withTimeout()
                .duration(settings.timeout().toMillis(), MILLIS)
                .done()
                .build();
        this.breaker = TypedGuard.create(rows())
                .withDescription("breaker of " + whose)
                .withCircuitBreaker()
                .requestVolumeThreshold(WINDOW)
                .failureRatio(FAILED)
                .delay(settings.breakerPause().toMillis(), MILLIS)
                .skipOn(PinotRefusedException.class)
                .onStateChange(this::changed)
                .done()
                .build();
    }

    private static TypeLiteral<List<PinotRow>> rows() {
        return new TypeLiteral<>() {
            private static final long serialVersionUID = 1L;
        };
    }

    /**
     * Asks when it is this query's turn.
     *
     * @param query is told how long the answer may take
     * @throws PinotBusyException when too many others wait already
     * @throws PinotUnavailableException when there is no answer in time, or the tenant's queries are held back
     */
    List<PinotRow> ask(Function<Duration, List<PinotRow>> query) {
        long asked = System.nanoTime();
        metrics.waiting.incrementAndGet();
        AtomicBoolean waits = new AtomicBoolean(true);
        try {
            return turn.get(() -> {
                waits.set(false);
                metrics.waiting.decrementAndGet();
                metrics.running.incrementAndGet();
                try {
                    return breaker.get(() -> query.apply(left(asked)));
                } finally {
                    metrics.running.decrementAndGet();
                }
            });
        } catch (BulkheadException e) {
            metrics.busy.increment();
            throw new PinotBusyException(
                    "of %s %d queries run and %d wait"
                            .formatted(whose, settings.tenantQueries(), settings.tenantWaiting()),
                    e);
        } catch (CircuitBreakerOpenException e) {
            metrics.heldBack.increment();
            throw new PinotUnavailableException("queries of " + whose + " are held back after many failed", e);
        } catch (TimeoutException e) {
            metrics.timedOut.increment();
            throw new PinotUnavailableException(
                    "a query of " + whose + " had no answer after " + settings.timeout(), e);
        } catch (PinotRefusedException e) {
            metrics.refused.increment();
            throw e;
        } finally {
            if (waits.get()) {
                metrics.waiting.decrementAndGet();
            }
        }
    }

    /** To be called when it is dropped. */
    void close() {
        if (open.getAndSet(false)) {
            metrics.openBreakers.decrementAndGet();
        }
    }

    private Duration left(long asked) {
        Duration left = settings.timeout().minusNanos(System.nanoTime() - asked);
        if (left.toMillis() < 1) {
            throw new PinotUnavailableException("a query of " + whose + " had its turn too late");
        }
        return left;
    }

    private void changed(CircuitBreakerState state) {
        boolean opens = state != CircuitBreakerState.CLOSED;
        if (open.getAndSet(opens) != opens) {
            metrics.openBreakers.addAndGet(opens ? 1 : -1);
            if (opens) {
                LOG.warnf(
                        "Pinot failed on many queries of %s, which are held back for %s",
                        whose, settings.breakerPause());
            } else {
                LOG.infof("Pinot answers queries of %s again", whose);
            }
        }
    }
}
