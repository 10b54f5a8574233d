package dev.clickledger.app.console.system.heartbeat;

import dev.clickledger.app.database.BusyException;
import dev.clickledger.app.database.DatabaseFailure;
import dev.clickledger.app.role.Role;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Beats for as long as the console runs, in a thread of its own. The next beat begins when the one before has ended. */
@Singleton
final class HeartbeatLoop {

    private static final Logger LOG = Logger.getLogger(HeartbeatLoop.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

    private final HeartbeatSettings settings;
    private final HeartbeatAd ad;
    private final Heartbeats heartbeats;
    private final Heartbeat heartbeat;
    private volatile @Nullable Thread thread;

    HeartbeatLoop(
            HeartbeatSettings settings,
            HeartbeatAd ad,
            Heartbeats heartbeats,
            ClickSender sender,
            ServedCounts counts,
            Clock clock) {
        this.settings = settings;
        this.ad = ad;
        this.heartbeats = heartbeats;
        this.heartbeat =
                new Heartbeat(sender, counts, settings.patience(), clock, Pacer::often, ThreadLocalRandom.current());
    }

    void onStart(@Observes StartupEvent event, Role role) {
        if (role.servesConsole() && settings.every().isPositive()) {
            heartbeats.begin();
            thread = Thread.ofVirtual().name("heartbeat").start(this::run);
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        try {
            while (!registered()) {
                Thread.sleep(TRY_AGAIN);
            }
            while (true) {
                Thread.sleep(pause());
                beat();
            }
        } catch (InterruptedException e) {
            // the console ends, and with it the thread
            Thread.currentThread().interrupt();
        }
    }

    /** A fifth shorter or longer: what is counted is published in beats too, and each click would meet the same phase. */
    private Duration pause() {
        double part = 0.8 + 0.4 * ThreadLocalRandom.current().nextDouble();
        return Duration.ofMillis(Math.round(settings.every().toMillis() * part));
    }

    private boolean registered() {
        try {
            ad.register();
            return true;
        } catch (BusyException | DatabaseFailure e) {
            LOG.infof("The heartbeat begins later, %s", e.getMessage());
            return false;
        }
    }

    private void beat() throws InterruptedException {
        try {
            Reading reading = heartbeat.beat(heartbeats::sent);
            heartbeats.ended(reading);
            if (!reading.seen() && !reading.meaningless()) {
                LOG.warnf(
                        "The heartbeat's click of %s was %s after %d ms. %s",
                        reading.sentAt(),
                        reading.outcome().text(),
                        reading.took().toMillis(),
                        reading.detail());
            }
        } catch (RuntimeException e) {
            LOG.error("A beat failed", e);
        }
    }
}
