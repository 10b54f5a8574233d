package dev.clickledger.app.redirect;

import dev.clickledger.contract.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Counts clicks by verdict and outcome, and times how long the log takes to acknowledge. */
@Singleton
final class ClickMetrics {

    private final Map<Verdict, Counter> redirected = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Counter> refused = new EnumMap<>(Verdict.class);
    private final Counter unknown;
    private final Counter malformed;
    private final Counter notReady;
    private final Timer acknowledgement;

    ClickMetrics(MeterRegistry registry) {
        for (Verdict verdict : Verdict.values()) {
            redirected.put(verdict, clicks(registry, verdict, "redirected"));
            refused.put(verdict, clicks(registry, verdict, "refused"));
        }
        unknown = requests(registry, "unknown ad");
        malformed = requests(registry, "malformed");
        notReady = requests(registry, "not ready");
        acknowledgement = Timer.builder("clickledger.click.acknowledgement")
                .description("from handing a click to the log until it was durable")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(5))
                .register(registry);
    }

    void redirected(Verdict verdict, Duration waited) {
        count(redirected, verdict);
        acknowledgement.record(waited);
    }

    void refused(Verdict verdict) {
        count(refused, verdict);
    }

    void unknownAd() {
        unknown.increment();
    }

    void malformed() {
        malformed.increment();
    }

    void notReady() {
        notReady.increment();
    }

    private static void count(Map<Verdict, Counter> counters, Verdict verdict) {
        Counter counter = counters.get(verdict);
        if (counter != null) {
            counter.increment();
        }
    }

    private static Counter clicks(MeterRegistry registry, Verdict verdict, String outcome) {
        return Counter.builder("clickledger.clicks")
                .description("clicks by verdict and by what the visitor was answered")
                .tag("verdict", verdict.name())
                .tag("outcome", outcome)
                .register(registry);
    }

    private static Counter requests(MeterRegistry registry, String reason) {
        return Counter.builder("clickledger.requests.rejected")
                .description("requests that are no click, by reason")
                .tag("reason", reason)
                .register(registry);
    }
}
