package dev.clickledger.app.edge.clicklog.durable;

import dev.clickledger.app.edge.clicklog.AppendOutcome;
import dev.clickledger.app.edge.clicklog.ClickLog;
import dev.clickledger.app.edge.clicklog.ClickLogSettings;
import dev.clickledger.app.edge.clicklog.kafka.KafkaCircuit;
import dev.clickledger.app.edge.clicklog.kafka.KafkaClickLog;
import dev.clickledger.app.edge.clicklog.spool.ClickSpool;
import dev.clickledger.app.edge.clicklog.spool.SpoolDepth;
import dev.clickledger.app.edge.clicklog.spool.SpoolDrain;
import dev.clickledger.contract.ClickEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/** A click log with all its parts, started and stopped together. */
final class OpenClickLog implements ClickLog, AutoCloseable {

    private final KafkaClickLog kafka;
    private final KafkaClickLog kafkaInOrder;
    private final ClickSpool spool;
    private final KafkaCircuit circuit;
    private final DurableClickLog log;
    private final SpoolDrain drain;

    private OpenClickLog(ClickSpool spool, ClickLogSettings settings) {
        LongAdder spooled = new LongAdder();
        this.kafka = new KafkaClickLog(settings);
        this.kafkaInOrder = KafkaClickLog.inOrder(settings);
        this.spool = spool;
        this.circuit = new KafkaCircuit(spooled::sum, () -> spool.depth().records());
        this.log = new DurableClickLog(kafka, spool, circuit, spooled, settings);
        this.drain = new SpoolDrain(spool, kafkaInOrder, circuit, settings);
        drain.start();
    }

    static OpenClickLog open(ClickLogSettings settings, Clock clock) {
        // the spool first: it may belong to somebody else
        return new OpenClickLog(ClickSpool.open(settings, clock), settings);
    }

    void registerMetrics(MeterRegistry registry, Clock clock) {
        ClickLogMetrics.register(registry, spool, drain, circuit, clock);
    }

    @Override
    public CompletionStage<AppendOutcome> append(ClickEvent event) {
        return log.append(event);
    }

    @Override
    public boolean available() {
        return log.available();
    }

    /** What is in the spool, for tests. */
    SpoolDepth depth() {
        return spool.depth();
    }

    /** No more clicks come in; those on their way arrive or are spooled. */
    @Override
    public void close() {
        drain.close();
        kafkaInOrder.close();
        kafka.close();
        log.close();
        spool.close();
    }
}
