package dev.clickledger.stack.demo;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The process of the simulated visitors: writes the history once, then sends requests until it is ended. Takes its
 * settings from the environment, see {@link DemoSettings}.
 */
public final class SimulatedVisitors {

    private static final System.Logger LOG = System.getLogger(SimulatedVisitors.class.getName());
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final DemoSettings settings;
    private final Clock clock;
    private final DemoCatalog catalog;
    private List<DemoAd> ads = List.of();

    private SimulatedVisitors(DemoSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.catalog = new DemoCatalog(
                settings.jdbcUrl(),
                settings.jdbcUser(),
                settings.jdbcPassword(),
                settings.storageKeys(),
                settings.tenants());
    }

    /** Runs until the process ends. */
    public static void main(String[] args) throws InterruptedException {
        new SimulatedVisitors(DemoSettings.of(System.getenv()), Clock.systemUTC()).run();
    }

    private void run() throws InterruptedException {
        waitForAds();
        if (settings.history()) {
            writeHistory();
        }
        VisitSender sender = new VisitSender(settings.redirect());
        VisitorTraffic traffic = new VisitorTraffic(sender::send, clock, this::sleepUntil);
        Instant start = clock.instant();
        while (true) {
            Instant end = start.plus(ROUND);
            traffic.send(new VisitPlan(settings.seed(), settings.perSecond(), ads).from(start), end);
            LOG.log(System.Logger.Level.INFO, "DEMO: simulated requests so far: {0}", traffic.tally());
            readAds();
            // after a machine slept, there is no use in going through the visits it missed
            Instant recently = clock.instant().minus(VisitorTraffic.TOO_LATE);
            start = end.isBefore(recently) ? recently : end;
        }
    }

    private void waitForAds() throws InterruptedException {
        while (!readAds()) {
            Thread.sleep(RETRY);
        }
        LOG.log(
                System.Logger.Level.INFO,
                "DEMO: simulated visitors click {0} ads of {1}, about {2} times a second, seed {3}",
                ads.size(),
                settings.tenants(),
                settings.perSecond(),
                Long.toString(settings.seed()));
    }

    /** Takes over what stands in the registry; keeps what was known when it does not answer. */
    private boolean readAds() {
        try {
            List<DemoAd> found = catalog.ads();
            if (!found.isEmpty()) {
                ads = found;
            }
            return !found.isEmpty();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "DEMO: the registry of ads does not answer: {0}", e.getMessage());
            return false;
        }
    }

    private void writeHistory() {
        Instant begun = clock.instant();
        int clicks = new ClickHistory(settings.note(), clock)
                .writeOnce(
                        settings.seed(),
                        settings.perSecond(),
                        ads,
                        new HistoryProducer(settings.bootstrapServers())::appendAll);
        LOG.log(
                System.Logger.Level.INFO,
                "DEMO: {0} past clicks appended in {1}",
                clicks,
                Duration.between(begun, clock.instant()));
    }

    private void sleepUntil(Instant time) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), time);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }
}
