package dev.clickledger.app.console.pinot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.clickledger.app.console.security.Scopes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PinotGatewayTest {

    private static final int RUNNING = 2;
    private static final int WAITING = 4;
    private static final Duration TIME = Duration.ofMillis(700);
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger stalling = new AtomicInteger();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private PinotStandIn pinot;
    private PinotGateway gateway;

    @BeforeEach
    void start() throws IOException {
        pinot = new PinotStandIn(this::answer);
        gateway = PinotGateways.to(
                pinot.address(),
                Map.of(
                        "timeout",
                        TIME.toMillis() + "ms",
                        "tenant-queries",
                        Integer.toString(RUNNING),
                        "tenant-waiting",
                        Integer.toString(WAITING),
                        "breaker-pause",
                        PAUSE.toMillis() + "ms",
                        "tenants",
                        "3"),
                metrics);
    }

    @AfterEach
    void stop() {
        released.countDown();
        people.shutdownNow();
        pinot.close();
    }

    @Test
    void answersOnThreadsOfEitherKind() throws Exception {
        assertThat(gateway.query(clicksOf("acme"))).hasSize(1);
        assertThat(people.submit(() -> gateway.query(clicksOf("acme"))).get()).hasSize(1);
    }

    @Test
    void tenantHasNoMoreQueriesAtOnceThanItsShare() {
        ask("stalled", RUNNING + WAITING);

        await().until(() -> stalling.get() == RUNNING && gauge("waiting") == WAITING);
        assertThat(gauge("running")).isEqualTo(RUNNING);
        assertThat(gateway.query(clicksOf("acme"))).hasSize(1);
        await().until(() -> gauge("waiting") == 0 && gauge("running") == 0);
    }

    @Test
    void queryBeyondThoseThatWaitIsRefusedAtOnce() {
        ask("stalled", RUNNING + WAITING);
        await().until(() -> stalling.get() == RUNNING && gauge("waiting") == WAITING);

        long asked = System.nanoTime();
        assertThatExceptionOfType(PinotBusyException.class).isThrownBy(() -> gateway.query(clicksOf("stalled")));

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(TIME.dividedBy(2));
        assertThat(unanswered("busy")).isEqualTo(1);
    }

    @Test
    void timeSpentWaitingCounts() {
        ask("stalled", RUNNING);
        await().until(() -> stalling.get() == RUNNING);

        long asked = System.nanoTime();
        assertThatExceptionOfType(PinotUnavailableException.class).isThrownBy(() -> gateway.query(clicksOf("stalled")));

        assertThat(Duration.ofNanos(System.nanoTime() - asked))
                .isBetween(TIME.dividedBy(2), TIME.plus(TIME.dividedBy(2)));
    }

    @Test
    void pinotIsToldHowMuchTimeIsLeft() {
        gateway.query(clicksOf("acme"));

        String sql = pinot.asked.getFirst();
        long told = Long.parseLong(sql.substring("SET timeoutMs=".length(), sql.indexOf(';')));
        assertThat(told).isBetween(1L, TIME.toMillis());
    }

    @Test
    void tenantWhoseQueriesFailIsHeldBackAndNobodyElse() {
        fail("failing", 20);

        assertThat(pinot.asked).hasSize(10);
        assertThat(gauge("breakers.open")).isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            assertThat(gateway.query(clicksOf("acme"))).hasSize(1);
        }
        assertThat(pinot.asked).hasSize(30);
    }

    @Test
    void afterThePauseOneMayTry() {
        fail("failing", 10);
        await().atMost(PAUSE.multipliedBy(5)).until(() -> {
            fail("failing", 1);
            return pinot.asked.size() > 10;
        });
        fail("failing", 5);
        assertThat(pinot.asked).hasSize(11);

        pinot.answer(_ -> PinotStandIn.rows("[\"boots\", 12.0]"));
        await().atMost(PAUSE.multipliedBy(5))
                .ignoreExceptions()
                .until(() -> !gateway.query(clicksOf("failing")).isEmpty());
        assertThat(gateway.query(clicksOf("failing"))).hasSize(1);
        assertThat(gauge("breakers.open")).isZero();
    }

    @Test
    void queriesThatCanNeverSucceedHoldNobodyBack() {
        for (int i = 0; i < 30; i++) {
            assertThatExceptionOfType(PinotRefusedException.class).isThrownBy(() -> gateway.query(clicksOf("wrong")));
        }

        assertThat(pinot.asked).hasSize(30);
        assertThat(unanswered("refused by Pinot")).isEqualTo(30);
        assertThat(gauge("breakers.open")).isZero();
    }

    @Test
    void tenantsAreToldApartUpToABound() {
        fail("failing", 10);
        assertThat(gauge("breakers.open")).isEqualTo(1);
        for (int i = 0; i < 100; i++) {
            gateway.query(clicksOf("tenant" + i));
        }

        assertThat(gauge("guards")).isLessThanOrEqualTo(3);
    }

    @Test
    void whoReadsAcrossTenantsHasAShareToo() {
        gateway.query(PinotSelect.from("reconciliations", Scopes.platform(), 5)
                .count()
                .upToLimit());

        assertThat(gauge("guards")).isEqualTo(1);
    }

    private String answer(String sql) {
        if (sql.contains("'stalled'")) {
            stalling.incrementAndGet();
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return sql.contains("'failing'")
                ? PinotStandIn.failure(427)
                : sql.contains("'wrong'") ? PinotStandIn.failure(700) : PinotStandIn.rows("[\"boots\", 12.0]");
    }

    private void ask(String tenant, int times) {
        for (int i = 0; i < times; i++) {
            people.execute(() -> {
                try {
                    gateway.query(clicksOf(tenant));
                } catch (PinotUnavailableException e) {
                    // out of time, as expected
                }
            });
        }
    }

    private void fail(String tenant, int times) {
        for (int i = 0; i < times; i++) {
            assertThatExceptionOfType(PinotUnavailableException.class)
                    .isThrownBy(() -> gateway.query(clicksOf(tenant)));
        }
    }

    private double gauge(String name) {
        return metrics.get("clickledger.pinot." + name).gauge().value();
    }

    private double unanswered(String why) {
        return metrics.get("clickledger.pinot.unanswered")
                .tag("reason", why)
                .counter()
                .count();
    }

    private static PinotSelect clicksOf(String tenant) {
        return PinotSelect.from("click_counts", Scopes.tenant(tenant), 10)
                .group("adId")
                .sum("clicks");
    }
}
