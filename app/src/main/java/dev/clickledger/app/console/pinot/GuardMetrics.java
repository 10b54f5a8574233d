package dev.clickledger.app.console.pinot;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** What all guards did together. No series per tenant: their number is not bounded, and the log says which one it was. */
final class GuardMetrics {

    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger waiting = new AtomicInteger();
    final AtomicInteger openBreakers = new AtomicInteger();
    final Counter busy;
    final Counter heldBack;
    final Counter timedOut;
    final Counter refused;

    GuardMetrics(MeterRegistry metrics) {
        this.busy = rejected(metrics, "busy");
        this.heldBack = rejected(metrics, "held back");
        this.timedOut = rejected(metrics, "out of time");
        this.refused = rejected(metrics, "refused by Pinot");
        metrics.gauge("clickledger.pinot.running", running);
        metrics.gauge("clickledger.pinot.waiting", waiting);
        metrics.gauge("clickledger.pinot.breakers.open", openBreakers);
    }

    private static Counter rejected(MeterRegistry metrics, String why) {
        return metrics.counter("clickledger.pinot.unanswered", "reason", why);
    }
}
