package dev.clickledger.app.edge.clicklog.durable;

import dev.clickledger.app.edge.clicklog.kafka.KafkaCircuit;
import dev.clickledger.app.edge.clicklog.spool.ClickSpool;
import dev.clickledger.app.edge.clicklog.spool.SpoolDrain;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What the click log tells about itself; two of its gauges are alarms. */
final class ClickLogMetrics {

    private ClickLogMetrics() {}

    static void register(
            MeterRegistry registry, ClickSpool spool, SpoolDrain drain, KafkaCircuit circuit, Clock clock) {
        Gauge.builder("clickledger.spool.records", spool, it -> it.depth().records())
                .description("clicks in the spool that Kafka has not taken yet, counted by whole files")
                .register(registry);
        Gauge.builder("clickledger.spool.bytes", spool, it -> it.depth().bytes())
                .description("disk taken by the spool")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("clickledger.spool.oldest", spool, it -> age(it, clock))
                .description("age of the spool's oldest file, 0 when it is empty")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("clickledger.spool.refusing", spool, it -> it.failing() == null ? 0 : 1)
                .description("alarm: 1 while the spool is full or its disk fails")
                .register(registry);
        Gauge.builder("clickledger.kafka.unavailable", circuit, it -> it.open() ? 1 : 0)
                .description("alarm: 1 while clicks go to the spool because Kafka does not take them")
                .register(registry);
        FunctionCounter.builder("clickledger.spool.damaged", spool, ClickSpool::damaged)
                .description("alarm: unreadable stretches found in spool files and set aside")
                .register(registry);
        FunctionCounter.builder("clickledger.spool.recovered", drain, SpoolDrain::drained)
                .description("clicks that Kafka took from the spool")
                .register(registry);
    }

    private static double age(ClickSpool spool, Clock clock) {
        Instant oldest = spool.depth().oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }
}
