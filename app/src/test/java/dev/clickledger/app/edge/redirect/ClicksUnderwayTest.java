package dev.clickledger.app.edge.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClicksUnderwayTest {

    @Test
    void shutdownWaitsForClicksThatBeganAndTakesNoMore() {
        ClicksUnderway clicks = new ClicksUnderway(Duration.ofMinutes(1));
        assertThat(clicks.begin()).isTrue();
        assertThat(clicks.begin()).isTrue();

        Thread shutdown = Thread.ofPlatform().daemon().start(() -> clicks.finish(new ShutdownDelayInitiatedEvent()));
        await().until(() -> !taken(clicks));
        clicks.end();
        assertThat(shutdown.isAlive()).isTrue();
        clicks.end();

        await().until(() -> !shutdown.isAlive());
    }

    @Test
    void shutdownGoesOnWithoutAClickThatIsNeverAnswered() {
        ClicksUnderway clicks = new ClicksUnderway(Duration.ofMillis(50));
        clicks.begin();

        long start = System.nanoTime();
        clicks.finish(new ShutdownDelayInitiatedEvent());

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(50), Duration.ofSeconds(10));
    }

    private static boolean taken(ClicksUnderway clicks) {
        boolean taken = clicks.begin();
        if (taken) {
            clicks.end();
        }
        return taken;
    }
}
