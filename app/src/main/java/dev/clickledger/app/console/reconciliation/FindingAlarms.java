package dev.clickledger.app.console.reconciliation;

import dev.clickledger.contract.Reconciliation;
import dev.clickledger.contract.Reconciliation.Status;
import dev.clickledger.contract.ReconciliationJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Hears every finding as it is published and raises an alarm for clicks that nothing explains: a line in the log, and
 * counters to be alerted on. Replicas share the findings, so that each is counted once. Pinot is not needed for it.
 */
@ApplicationScoped
class FindingAlarms {

    private static final Logger LOG = Logger.getLogger(FindingAlarms.class);

    private final Map<Status, Counter> findings = new EnumMap<>(Status.class);
    private final Counter missing;
    private final Counter phantom;
    private final Counter unreadable;

    FindingAlarms(MeterRegistry metrics) {
        for (Status status : Status.values()) {
            findings.put(
                    status,
                    Counter.builder("clickledger.reconciliation.findings")
                            .description("windows of ads that were recounted, by what was found")
                            .tag("status", status.name())
                            .register(metrics));
        }
        missing = unexplained(metrics, "missing");
        phantom = unexplained(metrics, "phantom");
        unreadable = Counter.builder("clickledger.reconciliation.unreadable")
                .description("alarm: records among the findings that are none")
                .register(metrics);
    }

    @Incoming("findings")
    void published(byte[] json) {
        Reconciliation finding;
        try {
            finding = ReconciliationJson.fromJson(json);
        } catch (IllegalArgumentException e) {
            unreadable.increment();
            LOG.errorf(e, "A record of %d bytes among the findings cannot be read", json.length);
            return;
        }
        Counter counter = findings.get(finding.status());
        if (counter != null) {
            counter.increment();
        }
        if (finding.status() == Status.UNEXPLAINED) {
            missing.increment(finding.missing());
            phantom.increment(finding.phantom());
            LOG.errorf(
                    "ALARM: run %d cannot explain ad %s of %s from %s to %s: %d clicks missing, %d too many; see /admin",
                    finding.runNumber(),
                    finding.adId(),
                    finding.tenantId(),
                    finding.windowStart(),
                    finding.windowEnd(),
                    finding.missing(),
                    finding.phantom());
        }
    }

    private static Counter unexplained(MeterRegistry metrics, String cause) {
        return Counter.builder("clickledger.reconciliation.unexplained.clicks")
                .description("alarm: clicks by which both layers differ and that nothing explains")
                .tag("cause", cause)
                .register(metrics);
    }
}
