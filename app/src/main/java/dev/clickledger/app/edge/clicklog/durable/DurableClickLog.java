package dev.clickledger.app.edge.clicklog.durable;

import dev.clickledger.app.edge.clicklog.AppendOutcome;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Acknowledged;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Spooled;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Unacknowledged;
import dev.clickledger.app.edge.clicklog.ClickLog;
import dev.clickledger.app.edge.clicklog.ClickLogSettings;
import dev.clickledger.app.edge.clicklog.kafka.KafkaCircuit;
import dev.clickledger.contract.ClickEvent;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Kafka, and the spool for what Kafka does not acknowledge in time. While Kafka is known to be unavailable clicks go to
 * the spool at once; only what the spool refuses is then offered to Kafka. A click that Kafka got but did not
 * acknowledge in time is spooled under the same event id, and may so be in the log twice: readers take the second copy
 * for the redelivery that it is.
 */
final class DurableClickLog implements ClickLog, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DurableClickLog.class);
    private static final long LOOK_EVERY_NANOS = 10_000_000;
    private static final long ASLEEP_NANOS = 10 * LOOK_EVERY_NANOS;

    private final ClickLog kafka;
    private final ClickLog spool;
    private final KafkaCircuit circuit;
    private final LongAdder spooled;
    private final long patienceNanos;
    private final long deadlineNanos;
    private final Queue<Appending> waiting = new ConcurrentLinkedQueue<>();
    private final Thread watchThread =
            Thread.ofPlatform().name("click-log-deadlines").daemon().unstarted(this::watch);
    private volatile boolean closed;

    /**
     * Puts the two together.
     *
     * @param spooled counts the clicks that are durable in the spool
     */
    DurableClickLog(
            ClickLog kafka, ClickLog spool, KafkaCircuit circuit, LongAdder spooled, ClickLogSettings settings) {
        this.kafka = kafka;
        this.spool = spool;
        this.circuit = circuit;
        this.spooled = spooled;
        this.patienceNanos = settings.patience().toNanos();
        this.deadlineNanos = settings.deadline().toNanos();
        watchThread.start();
    }

    @Override
    public CompletionStage<AppendOutcome> append(ClickEvent event) {
        Appending click = new Appending(event);
        if (circuit.open()) {
            toSpool(click);
        } else {
            toKafka(click);
        }
        if (!click.decided()) {
            waiting.add(click);
        }
        return click.outcome();
    }

    /** The spool is asked first, since it answers from memory. */
    @Override
    public boolean available() {
        return spool.available() || kafka.available();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watchThread);
    }

    private void toKafka(Appending click) {
        if (click.askKafka()) {
            kafka.append(click.event()).whenComplete((outcome, failure) -> kafkaAnswered(click, outcome, failure));
        }
    }

    private void toSpool(Appending click) {
        if (click.askSpool()) {
            spool.append(click.event().asRecovered())
                    .whenComplete((outcome, failure) -> spoolAnswered(click, outcome, failure));
        }
    }

    private void kafkaAnswered(Appending click, @Nullable AppendOutcome outcome, @Nullable Throwable failure) {
        if (outcome instanceof Acknowledged acknowledged) {
            if (circuit.open() && click.waitedNanos() <= patienceNanos) {
                circuit.succeeded();
            }
            click.durable(acknowledged);
            return;
        }
        Unacknowledged why = why(outcome, failure);
        circuit.failed(why.reason());
        click.kafkaFailed(why);
        toSpool(click);
    }

    private void spoolAnswered(Appending click, @Nullable AppendOutcome outcome, @Nullable Throwable failure) {
        if (outcome instanceof Spooled durable) {
            spooled.increment();
            click.durable(durable);
            return;
        }
        click.spoolFailed(why(outcome, failure));
        toKafka(click);
    }

    private void watch() {
        long looked = System.nanoTime();
        while (!closed) {
            LockSupport.parkNanos(this, LOOK_EVERY_NANOS);
            long now = System.nanoTime();
            boolean wasAsleep = now - looked > ASLEEP_NANOS;
            looked = now;
            try {
                giveUpOverdue();
                // when this process stood still, acknowledgements may lie there unread
                if (!wasAsleep) {
                    spoolOverdue();
                }
            } catch (RuntimeException e) {
                LOG.error("Clicks that wait for Kafka could not be looked through", e);
            }
        }
    }

    /** Clicks wait in the order in which they came. */
    private void giveUpOverdue() {
        for (Appending first = waiting.peek(); first != null; first = waiting.peek()) {
            if (!first.decided() && first.waitedNanos() < deadlineNanos) {
                break;
            }
            first.giveUp();
            waiting.poll();
        }
    }

    private void spoolOverdue() {
        for (Appending click : waiting) {
            if (click.waitedNanos() < patienceNanos) {
                return;
            }
            if (!click.decided() && !click.askedSpool()) {
                circuit.failed("no answer within " + patienceNanos / 1_000_000 + " ms");
                spoolAllThatWait();
                return;
            }
        }
    }

    /** There is no reason to think that Kafka took those behind the one that waited too long. */
    private void spoolAllThatWait() {
        for (Appending click : waiting) {
            if (!click.decided()) {
                toSpool(click);
            }
        }
    }

    private static Unacknowledged why(@Nullable AppendOutcome outcome, @Nullable Throwable failure) {
        return outcome instanceof Unacknowledged unacknowledged ? unacknowledged : new Unacknowledged("" + failure);
    }
}
