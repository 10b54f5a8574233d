package dev.clickledger.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VisitorTrafficTest {

    private static final Instant START = Instant.parse("2026-03-10T20:00:00Z");
    private static final Instant END = START.plus(Duration.ofMinutes(10));

    private final HandSetClock clock = new HandSetClock();
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void everyVisitIsSentAtItsTime() throws InterruptedException {
        VisitorTraffic traffic = new VisitorTraffic(answering(SendOutcome.LOGGED), clock, this::waitAndLetAnswer);

        traffic.send(new VisitPlan(1, 1, Ads.ALL).from(START), END);

        assertThat(traffic.tally().logged()).isEqualTo(sent.get()).isGreaterThan(500);
        assertThat(traffic.tally().unavailable()).isZero();
    }

    @Test
    void aRedirectThatIsDownIsAskedMoreAndMoreRarely() throws InterruptedException {
        VisitorTraffic traffic = new VisitorTraffic(answering(SendOutcome.UNAVAILABLE), clock, this::waitAndLetAnswer);

        traffic.send(new VisitPlan(1, 5, Ads.ALL).from(START), END);

        // 1 + 2 + 4 + 8 + 16 + 30 + 30 ... seconds; some may be under way together
        assertThat(sent.get()).isBetween(20, 60);
        assertThat(traffic.tally().leftOut()).isGreaterThan(2_000);
    }

    @Test
    void whatWasMissedIsNotMadeUpFor() throws InterruptedException {
        VisitorTraffic traffic = new VisitorTraffic(
                answering(SendOutcome.LOGGED), clock, time -> clock.now = START.plus(Duration.ofHours(3)));

        traffic.send(new VisitPlan(1, 5, Ads.ALL).from(START), END);

        assertThat(sent.get()).isZero();
    }

    @Test
    void aRedirectThatHangsHoldsUpFewRequests() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        VisitorTraffic.Sender hanging = visit -> {
            sent.incrementAndGet();
            end.await();
            return SendOutcome.UNAVAILABLE;
        };
        VisitorTraffic traffic = new VisitorTraffic(hanging, clock, time -> {
            clock.now = time;
            if (time.isAfter(END.minusSeconds(5))) {
                end.countDown();
            }
        });

        traffic.send(new VisitPlan(1, 5, Ads.ALL).from(START), END);

        assertThat(sent.get()).isBetween(1, 3 * VisitorTraffic.MOST_AT_ONCE);
    }

    private VisitorTraffic.Sender answering(SendOutcome outcome) {
        return visit -> {
            sent.incrementAndGet();
            return outcome;
        };
    }

    private void waitAndLetAnswer(Instant time) throws InterruptedException {
        clock.now = time;
        Thread.sleep(Duration.ofNanos(200_000));
    }

    private static final class HandSetClock extends Clock {

        private volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
