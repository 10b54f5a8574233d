package dev.clickledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickTime;
import dev.clickledger.contract.Reconciliation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A day of history in the first run, and runs that are killed at any moment while clicks keep coming. */
@EnabledIfSystemProperty(named = "soak", matches = "true", disabledReason = "takes minutes; -Dsoak=true runs it")
class HistoryTest {

    private static final int PORT = 22192;
    private static final int CLICKS = Integer.getInteger("soak.clicks", 300_000);
    private static final int KILLS = 6;
    private static final List<String> COUNTRIES = List.of("DE", "FR", "US", "GB", "ZZ");

    @TempDir
    private static Path directory;

    private final Random random = new Random(7);
    private int sent;

    @Test
    void aDayOfHistoryIsCountedAtOnceAndStaysExactThroughKills() throws Exception {
        try (Engines engines = Engines.start(directory, PORT)) {
            Map<String, String> environment = engines.environment();
            engines.rules(Duration.ofSeconds(1), Duration.ofSeconds(1));
            Instant yesterday = ClickTime.minuteOf(Instant.now()).minus(Duration.ofHours(24));
            for (int i = 0; i < CLICKS; i++) {
                sendAnyOf(engines, yesterday.plusMillis(24 * 3_600_000L * i / CLICKS - 300_000));
            }
            engines.flush();

            JobProcess first = JobProcess.run(environment);
            assertThat(first.exitCode()).isZero();
            assertThat(first.figure("archived")).isEqualTo(engines.lengthOfTheLog());

            JobProcess small = JobProcess.run(environment);
            assertThat(small.exitCode()).isZero();

            killWhileClicksKeepComing(engines, environment, yesterday);
            Instant closed = ClickTime.minuteOf(Instant.now().minusSeconds(2));
            JobProcess last = JobProcess.run(environment);
            assertThat(last.exitCode()).isZero();
            engines.standingRowsAreExact();
            engines.standingQuartersAreExact(closed);
            assertThat(engines.topics().findings())
                    .noneMatch(finding -> finding.status() == Reconciliation.Status.UNEXPLAINED);
        }
    }

    private void killWhileClicksKeepComing(Engines engines, Map<String, String> environment, Instant from)
            throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        Thread visitors = new Thread(() -> {
            while (!stop.get()) {
                sendAnyOf(engines, from.plusSeconds(random.nextInt(80_000)));
                try {
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        visitors.start();
        for (int i = 0; i < KILLS; i++) {
            JobProcess.runFor(Duration.ofSeconds(6 + random.nextInt(14)), environment);
        }
        stop.set(true);
        visitors.join();
        engines.flush();
    }

    /** One in ten is a repeat of an earlier click, one in fifty a redelivery. */
    private void sendAnyOf(Engines engines, Instant receivedAt) {
        int number = sent++;
        int click = number % 10 == 9 ? random.nextInt(number) : number;
        String event = number % 50 == 49 ? "event " + (number - 1) : "event " + number;
        boolean redelivery = number % 50 == 49;
        engines.send(Clicks.click(
                event,
                "click " + (redelivery ? number - 1 : click),
                "ad-" + ((redelivery ? number - 1 : click) % 8),
                receivedAt,
                COUNTRIES.get(random.nextInt(COUNTRIES.size()))));
    }
}
