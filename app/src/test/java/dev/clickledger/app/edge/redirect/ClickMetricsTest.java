package dev.clickledger.app.edge.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.destination.Location;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClickMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ClickMetrics metrics = new ClickMetrics(registry);

    @Test
    void clicksAreCountedByVerdictAndByWhereTheyAreDurable() {
        metrics.acknowledged(redirected(Verdict.VALID), Duration.ofMillis(3));
        metrics.acknowledged(redirected(Verdict.BOT), Duration.ofMillis(3));
        metrics.spooled(redirected(Verdict.VALID), Duration.ofMillis(7));
        metrics.refused(Verdict.VALID);

        assertThat(clicks(Verdict.VALID, "redirected", "kafka")).isEqualTo(1);
        assertThat(clicks(Verdict.BOT, "redirected", "kafka")).isEqualTo(1);
        assertThat(clicks(Verdict.VALID, "redirected", "spool")).isEqualTo(1);
        assertThat(clicks(Verdict.VALID, "refused", "none")).isEqualTo(1);
    }

    @Test
    void whatIsFetchedAheadIsCountedApartFromWhatIsRedirected() {
        metrics.acknowledged(new ClickDecision.FetchedAhead(event(Verdict.PREFETCH)), Duration.ofMillis(3));
        metrics.spooled(new ClickDecision.FetchedAhead(event(Verdict.PREFETCH)), Duration.ofMillis(7));

        assertThat(clicks(Verdict.PREFETCH, "fetched ahead", "kafka")).isEqualTo(1);
        assertThat(clicks(Verdict.PREFETCH, "fetched ahead", "spool")).isEqualTo(1);
        assertThat(clicks(Verdict.PREFETCH, "redirected", "kafka")).isZero();
    }

    @Test
    void waitingForKafkaAndForTheDiskAreTimedApart() {
        metrics.acknowledged(redirected(Verdict.VALID), Duration.ofMillis(3));
        metrics.spooled(redirected(Verdict.VALID), Duration.ofMillis(7));

        assertThat(waited("kafka")).isEqualTo(3);
        assertThat(waited("spool")).isEqualTo(7);
    }

    private static ClickDecision.Logged redirected(Verdict verdict) {
        return new ClickDecision.Accepted(event(verdict), new Location("https://shop.example/", 0));
    }

    private static ClickEvent event(Verdict verdict) {
        return new ClickEvent(
                new UUID(1, 1),
                new UUID(2, 2),
                "acme",
                "spring",
                "acme-shoes",
                Clicks.NOON,
                verdict,
                ClickEvent.UNKNOWN_COUNTRY,
                "Desktop",
                "Chrome",
                "Windows",
                ClickEvent.DIRECT_SOURCE,
                null,
                new UUID(3, 3),
                false);
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
