package dev.clickledger.app.edge.redirect;

import dev.clickledger.contract.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Counts clicks by verdict, outcome and path, and times how long it takes until they are durable. */
@Singleton
final class ClickMetrics {

    private final Map<Verdict, Counter> acknowledged = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Counter> acknowledgedAhead = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Counter> spooled = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Counter> spooledAhead = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Counter> refused = new EnumMap<>(Verdict.class);
    private final Counter unknown;
    private final Counter malformed;
    private final Counter notReady;
    private final Counter flood;
    private final Counter parametersDropped;
    private final Timer kafkaWait;
    private final Timer spoolWait;

    ClickMetrics(MeterRegistry registry) {
        for (Verdict verdict : Verdict.values()) {
            acknowledged.put(verdict, clicks(registry, verdict, "redirected", "kafka"));
            acknowledgedAhead.put(verdict, clicks(registry, verdict, "fetched ahead", "kafka"));
            spooled.put(verdict, clicks(registry, verdict, "redirected", "spool"));
            spooledAhead.put(verdict, clicks(registry, verdict, "fetched ahead", "spool"));
            refused.put(verdict, clicks(registry, verdict, "refused", "none"));
        }
        unknown = requests(registry, "unknown ad");
        malformed = requests(registry, "malformed");
        notReady = requests(registry, "not ready");
        flood = requests(registry, "flood");
        parametersDropped = Counter.builder("clickledger.parameters.dropped")
                .description(
                        "parameters that were not passed on: the destination would have become too long, or they held line breaks")
                .register(registry);
        kafkaWait = waits(registry, "kafka");
        spoolWait = waits(registry, "spool");
    }

    void acknowledged(ClickDecision.Logged click, Duration waited) {
        count(click instanceof ClickDecision.FetchedAhead ? acknowledgedAhead : acknowledged, verdict(click));
        kafkaWait.record(waited);
    }

    void spooled(ClickDecision.Logged click, Duration waited) {
        count(click instanceof ClickDecision.FetchedAhead ? spooledAhead : spooled, verdict(click));
        spoolWait.record(waited);
    }

    /** Answered with 503: what nobody vouches for is never redirected. An alarm. */
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

    /** Answered with 429: one more than its address may send. */
    void flood() {
        flood.increment();
    }

    private static Verdict verdict(ClickDecision.Logged click) {
        return click.event().verdict();
    }

    void parametersDropped(int parameters) {
        if (parameters > 0) {
            parametersDropped.increment(parameters);
        }
    }

    private static void count(Map<Verdict, Counter> counters, Verdict verdict) {
        Counter counter = counters.get(verdict);
        if (counter != null) {
            counter.increment();
        }
    }

    private static Counter clicks(MeterRegistry registry, Verdict verdict, String outcome, String path) {
        return Counter.builder("clickledger.clicks")
                .description("clicks by verdict, by what the visitor was answered and by where the click is durable")
                .tag("verdict", verdict.name())
                .tag("outcome", outcome)
                .tag("path", path)
                .register(registry);
    }

    private static Timer waits(MeterRegistry registry, String path) {
        return Timer.builder("clickledger.click.acknowledgement")
                .description("from handing a click to the log until it was durable")
                .tag("path", path)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(5))
                .register(registry);
    }

    private static Counter requests(MeterRegistry registry, String reason) {
        return Counter.builder("clickledger.requests.rejected")
                .description("requests that are no click, by reason")
                .tag("reason", reason)
                .register(registry);
    }
}
