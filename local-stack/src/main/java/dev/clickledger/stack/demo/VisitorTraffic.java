package dev.clickledger.stack.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends visits when their time has come. A visit that cannot be sent then is left out and never made up for: whatever
 * happens to the redirect or to this machine's clock, there is no flood.
 */
final class VisitorTraffic {

    /** How many requests are under way at most. */
    static final int MOST_AT_ONCE = 8;

    /** A visit that is later than this is left out. */
    static final Duration TOO_LATE = Duration.ofSeconds(2);

    /** Sends one visit. */
    interface Sender {
        SendOutcome send(Visit visit) throws InterruptedException;
    }

    /** Waits for a time. */
    interface Waiting {
        void until(Instant time) throws InterruptedException;
    }

    /** What has been done so far. */
    record Tally(long logged, long refused, long unavailable, long leftOut) {}

    private final Sender sender;
    private final Clock clock;
    private final Waiting waiting;
    private final Backoff backoff = new Backoff();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final LongAdder logged = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unavailable = new LongAdder();
    private final LongAdder leftOut = new LongAdder();

    VisitorTraffic(Sender sender, Clock clock, Waiting waiting) {
        this.sender = sender;
        this.clock = clock;
        this.waiting = waiting;
    }

    /** Sends the visits up to a time, and returns when all are answered. */
    void send(Iterator<Visit> visits, Instant end) throws InterruptedException {
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Visit visit = visits.next(); visit.at().isBefore(end); visit = visits.next()) {
                waiting.until(visit.at());
                Instant now = clock.instant();
                boolean inTime = Duration.between(visit.at(), now).compareTo(TOO_LATE) <= 0;
                if (inTime && backoff.over(now) && places.tryAcquire()) {
                    Visit due = visit;
                    requests.execute(() -> send(due));
                } else {
                    leftOut.increment();
                }
            }
        }
    }

    Tally tally() {
        return new Tally(logged.sum(), refused.sum(), unavailable.sum(), leftOut.sum());
    }

    private void send(Visit visit) {
        try {
            switch (sender.send(visit)) {
                case LOGGED -> {
                    logged.increment();
                    backoff.succeeded();
                }
                case REFUSED -> {
                    refused.increment();
                    backoff.succeeded();
                }
                case UNAVAILABLE -> {
                    unavailable.increment();
                    backoff.failed(clock.instant());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }
}
