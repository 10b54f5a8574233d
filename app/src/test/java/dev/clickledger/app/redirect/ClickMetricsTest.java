package dev.clickledger.app.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClickMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ClickMetrics metrics = new ClickMetrics(registry);

    @Test
    void clicksAreCountedByVerdictAndByWhereTheyAreDurable() {
        metrics.acknowledged(Verdict.VALID, Duration.ofMillis(3));
        metrics.acknowledged(Verdict.BOT, Duration.ofMillis(3));
        metrics.spooled(Verdict.VALID, Duration.ofMillis(7));
        metrics.refused(Verdict.VALID);

        assertThat(clicks(Verdict.VALID, "redirected", "kafka")).isEqualTo(1);
        assertThat(clicks(Verdict.BOT, "redirected", "kafka")).isEqualTo(1);
        assertThat(clicks(Verdict.VALID, "redirected", "spool")).isEqualTo(1);
        assertThat(clicks(Verdict.VALID, "refused", "none")).isEqualTo(1);
    }

    @Test
    void waitingForKafkaAndForTheDiskAreTimedApart() {
        metrics.acknowledged(Verdict.VALID, Duration.ofMillis(3));
        metrics.spooled(Verdict.VALID, Duration.ofMillis(7));

        assertThat(waited("kafka")).isEqualTo(3);
        assertThat(waited("spool")).isEqualTo(7);
    }

    private double clicks(Verdict verdict, String outcome, String path) {
        return registry.get("clickledger.clicks")
                .tags("verdict", verdict.name(), "outcome", outcome, "path", path)
                .counter()
                .count();
    }

    private double waited(String path) {
        return registry.get("clickledger.click.acknowledgement")
                .tag("path", path)
                .timer()
                .totalTime(TimeUnit.MILLISECONDS);
    }
}
