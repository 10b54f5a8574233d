package dev.clickledger.app.edge.clicklog.durable;

import dev.clickledger.app.edge.clicklog.AppendOutcome;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Unacknowledged;
import dev.clickledger.contract.ClickEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A click whose visitor waits. It may be given to Kafka and to the spool, each once; the first that has it decides. */
final class Appending {

    private static final int ASKED_KAFKA = 1;
    private static final int ASKED_SPOOL = 2;
    private static final int KAFKA_FAILED = 4;
    private static final int SPOOL_FAILED = 8;
    private static final int ALL_FAILED = KAFKA_FAILED | SPOOL_FAILED;

    private final ClickEvent event;
    private final long since = System.nanoTime();
    private final CompletableFuture<AppendOutcome> outcome = new CompletableFuture<>();
    private final AtomicInteger state = new AtomicInteger();

    Appending(ClickEvent event) {
        this.event = event;
    }

    ClickEvent event() {
        return event;
    }

    CompletableFuture<AppendOutcome> outcome() {
        return outcome;
    }

    long waitedNanos() {
        return System.nanoTime() - since;
    }

    boolean decided() {
        return outcome.isDone();
    }

    /** Whether nobody asked Kafka before. */
    boolean askKafka() {
        return first(ASKED_KAFKA);
    }

    /** Whether nobody asked the spool before. */
    boolean askSpool() {
        return first(ASKED_SPOOL);
    }

    boolean askedSpool() {
        return (state.get() & ASKED_SPOOL) != 0;
    }

    void durable(AppendOutcome how) {
        outcome.complete(how);
    }

    void kafkaFailed(Unacknowledged why) {
        failed(KAFKA_FAILED, why);
    }

    void spoolFailed(Unacknowledged why) {
        failed(SPOOL_FAILED, why);
    }

    /** The visitor waited long enough; no effect once it is decided. */
    void giveUp() {
        if (!decided()) {
            outcome.complete(new Unacknowledged("neither Kafka nor the spool answered in time"));
        }
    }

    private void failed(int who, Unacknowledged why) {
        if ((state.updateAndGet(before -> before | who) & ALL_FAILED) == ALL_FAILED) {
            outcome.complete(why);
        }
    }

    private boolean first(int asked) {
        return (state.getAndUpdate(before -> before | asked) & asked) == 0;
    }
}
