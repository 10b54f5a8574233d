package dev.clickledger.app.edge.clicklog.spool;

import dev.clickledger.app.edge.clicklog.AppendOutcome;
import dev.clickledger.app.edge.clicklog.AppendOutcome.Acknowledged;
import dev.clickledger.app.edge.clicklog.ClickLog;
import dev.clickledger.app.edge.clicklog.ClickLogSettings;
import dev.clickledger.app.edge.clicklog.kafka.KafkaCircuit;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickEventCodec;
import dev.clickledger.contract.DecodeResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Brings the spool's clicks to Kafka in the order in which they were spooled, and deletes a file when Kafka has all of
 * it. While Kafka is known to be unavailable it tries with one click at a time, and so finds out when Kafka is back. A
 * process that ends in the middle of a file leaves it whole: the next one sends it again, which readers take for
 * redeliveries.
 */
public final class SpoolDrain implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SpoolDrain.class);
    private static final int WINDOW = 100;
    private static final int LOOK_EVERY_MILLIS = 50;

    private final ClickSpool spool;
    private final ClickLog kafka;
    private final KafkaCircuit circuit;
    private final int perSecond;
    private final long patienceNanos;
    private final long deadlineNanos;
    private final long probeEveryMillis;
    private final ClickEventCodec codec = new ClickEventCodec();
    private final AtomicLong drained = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().name("click-spool-drain").unstarted(this::run);
    private volatile boolean closed;
    private boolean stuck;

    /**
     * Goes from one to the other.
     *
     * @param kafka keeps the order of what it takes, whatever fails meanwhile
     */
    public SpoolDrain(ClickSpool spool, ClickLog kafka, KafkaCircuit circuit, ClickLogSettings settings) {
        this.spool = spool;
        this.kafka = kafka;
        this.circuit = circuit;
        this.perSecond = settings.spool().drainPerSecond();
        this.patienceNanos = settings.patience().toNanos();
        this.deadlineNanos = settings.deadline().toNanos();
        this.probeEveryMillis = settings.probeEvery().toMillis();
    }

    public void start() {
        thread.start();
    }

    /** How many clicks Kafka took from the spool so far. */
    public long drained() {
        return drained.get();
    }

    /** Stops between two windows; what is left stays for the next process. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                SpoolSegment segment = spool.depth().records() == 0 ? null : spool.oldest();
                if (segment == null) {
                    awaitClicks();
                } else {
                    empty(segment);
                    stuck = false;
                }
            } catch (InterruptedException e) {
                // closed, as the loop finds out
            } catch (RuntimeException e) {
                pauseAfter(e);
            }
        }
    }

    private void awaitClicks() throws InterruptedException {
        if (circuit.open()) {
            Thread.sleep(probeEveryMillis);
            askKafka();
        } else {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** For when there is no click to try with. */
    private void askKafka() {
        if (circuit.open() && kafka.available()) {
            circuit.succeeded();
        }
    }

    private void pauseAfter(Exception failure) {
        if (closed) {
            // the interrupt broke off what it was at
            return;
        }
        if (!stuck) {
            LOG.errorf(failure, "The spool cannot be emptied; it is tried again every %d ms", probeEveryMillis);
        }
        stuck = true;
        try {
            Thread.sleep(probeEveryMillis);
            askKafka();
        } catch (InterruptedException e) {
            // closed, as the loop finds out
        }
    }

    private void empty(SpoolSegment segment) throws InterruptedException {
        List<ClickEvent> events;
        try {
            events = decode(segment);
        } catch (IOException e) {
            if (!closed) {
                spool.leave(segment, e);
            }
            return;
        }
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + (kafkaIsProven() ? WINDOW : 1));
            long start = System.nanoTime();
            deliver(events.subList(from, to));
            keepPace(to - from, start);
            from = to;
        }
        spool.delete(segment);
        if (spool.depth().records() == 0) {
            LOG.infof("The spool is empty; %d clicks were recovered since the start", drained());
        }
    }

    /** Before that a click goes alone: the first of a window may be refused where the last is taken. */
    private boolean kafkaIsProven() {
        return drained.get() > 0 && !circuit.open();
    }

    /** Returns when Kafka has all of them. */
    private void deliver(List<ClickEvent> events) throws InterruptedException {
        List<ClickEvent> missing = send(events);
        while (!missing.isEmpty()) {
            Thread.sleep(probeEveryMillis);
            List<ClickEvent> next = circuit.open() ? missing.subList(0, 1) : missing;
            List<ClickEvent> failed = send(next);
            List<ClickEvent> still = new ArrayList<>(failed);
            still.addAll(missing.subList(next.size(), missing.size()));
            missing = still;
        }
        drained.addAndGet(events.size());
    }

    /** Sends them in order, none behind one that is refused at once, and returns those that Kafka did not take. */
    private List<ClickEvent> send(List<ClickEvent> events) throws InterruptedException {
        long start = System.nanoTime();
        List<CompletableFuture<AppendOutcome>> outcomes = new ArrayList<>();
        for (ClickEvent event : events) {
            CompletableFuture<AppendOutcome> outcome = kafka.append(event).toCompletableFuture();
            outcomes.add(outcome);
            if (outcome.isDone() && !(outcome(outcome) instanceof Acknowledged)) {
                break;
            }
        }
        List<ClickEvent> missing = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (!(lateOutcome(outcomes.get(i), start) instanceof Acknowledged)) {
                missing.add(events.get(i));
            }
        }
        missing.addAll(events.subList(outcomes.size(), events.size()));
        if (missing.isEmpty() && System.nanoTime() - start <= patienceNanos) {
            circuit.succeeded();
        } else if (!missing.isEmpty() && !closed) {
            circuit.failed("spooled clicks were not taken");
        }
        return missing;
    }

    /** Waits as long as it takes, since sending it again could bring it behind a later one. */
    private @Nullable AppendOutcome lateOutcome(CompletableFuture<AppendOutcome> outcome, long startNanos)
            throws InterruptedException {
        try {
            outcome.get(startNanos + deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            circuit.failed("spooled clicks were not taken in time");
        } catch (ExecutionException e) {
            // read below
        }
        return outcome(outcome);
    }

    private static @Nullable AppendOutcome outcome(CompletableFuture<AppendOutcome> outcome)
            throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            LOG.errorf(e, "Kafka's log broke its promise not to fail");
            return null;
        }
    }

    private List<ClickEvent> decode(SpoolSegment segment) throws IOException {
        List<ClickEvent> events = new ArrayList<>();
        for (byte[] bytes : spool.read(segment)) {
            switch (codec.decode(bytes)) {
                case DecodeResult.Decoded(ClickEvent event) -> events.add(event);
                case DecodeResult.Malformed(String reason) ->
                    throw new IOException("a whole record of " + segment.file() + " is no click: " + reason);
                case DecodeResult.UnknownSchema(long fingerprint) ->
                    throw new IOException("a click of " + segment.file() + " has the schema "
                            + Long.toHexString(fingerprint) + ", which this release does not know: start the one that"
                            + " wrote it");
            }
        }
        return events;
    }

    /** At least half of the time belongs to new clicks: a slow Kafka is not pressed with old ones. */
    private void keepPace(int sent, long startNanos) throws InterruptedException {
        long took = System.nanoTime() - startNanos;
        TimeUnit.NANOSECONDS.sleep(Math.max(took, sent * 1_000_000_000L / perSecond - took));
    }
}
