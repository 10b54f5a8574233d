package dev.clickledger.app.console.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.Reconciliation;
import dev.clickledger.contract.Reconciliation.Status;
import dev.clickledger.contract.ReconciliationJson;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingAlarmsTest {

    private static final Instant MINUTE = Instant.parse("2026-03-01T12:00:00Z");

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final FindingAlarms alarms = new FindingAlarms(metrics);

    @Test
    void whatNothingExplainsIsCountedByCause() {
        alarms.published(finding(Status.UNEXPLAINED, 3, 0));
        alarms.published(finding(Status.UNEXPLAINED, 0, 9));

        assertThat(unexplained("missing")).isEqualTo(3);
        assertThat(unexplained("phantom")).isEqualTo(9);
        assertThat(found(Status.UNEXPLAINED)).isEqualTo(2);
    }

    @Test
    void whatIsExplainedIsNoAlarm() {
        alarms.published(finding(Status.CORRECTED, 0, 0));
        alarms.published(finding(Status.MATCHED, 0, 0));

        assertThat(unexplained("missing") + unexplained("phantom")).isZero();
        assertThat(found(Status.CORRECTED)).isEqualTo(1);
        assertThat(found(Status.MATCHED)).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadDoesNotStopWhatFollows() {
        alarms.published("no finding".getBytes(StandardCharsets.UTF_8));
        alarms.published(finding(Status.UNEXPLAINED, 1, 0));

        assertThat(metrics.counter("clickledger.reconciliation.unreadable").count())
                .isEqualTo(1);
        assertThat(unexplained("missing")).isEqualTo(1);
    }

    private double unexplained(String cause) {
        return metrics.get("clickledger.reconciliation.unexplained.clicks")
                .tag("cause", cause)
                .counter()
                .count();
    }

    private double found(Status status) {
        return metrics.get("clickledger.reconciliation.findings")
                .tag("status", status.name())
                .counter()
                .count();
    }

    private static byte[] finding(Status status, long missing, long phantom) {
        return ReconciliationJson.toJson(new Reconciliation(
                "run",
                7,
                "acme",
                "acme-boots",
                MINUTE,
                MINUTE.plusSeconds(60),
                10 + phantom,
                10 + missing,
                0,
                0,
                0,
                missing,
                phantom,
                status,
                Map.of(0, 100L),
                MINUTE.plusSeconds(200),
                MINUTE.plusSeconds(201)));
    }
}
