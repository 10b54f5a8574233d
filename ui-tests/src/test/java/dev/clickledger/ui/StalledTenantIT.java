package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.DashboardPage;
import dev.clickledger.ui.stack.Line;
import dev.clickledger.ui.stack.Machine;
import dev.clickledger.ui.stack.OtherSettings;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The network between app and Pinot lets one tenant's queries vanish: nobody else waits any longer for theirs. */
@Journey
class StalledTenantIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String QUESTION = "/api/v1/clicks?period=60m&granularity=minute";
    private static final int ROUNDS = 3;
    private static final int REQUESTS = 300;
    private static final int ASKERS = 8;
    private static final double MOST = 1.5;

    @Test
    void oneTenantsStalledQueriesCostAnotherNoTime(Windows windows, RunningStack stack) {
        Machine other = OwnTenant.of(stack, windows).machine();
        Machine stalled = OwnTenant.newMachine(
                stack,
                windows.of(Person.GLOBEX_EDITOR).opens("/access").form().expectHeading("Keys and API clients"),
                "Stalled");

        try (Line pinot = stack.lineToPinot();
                OtherSettings _ = stack.restarted(Map.of(
                        "clickledger.pinot.broker-url",
                        pinot.url(),
                        "clickledger.api.requests-per-minute",
                        "1000000"))) {
            Window window = windows.of(Person.GLOBEX_VIEWER, Look.DESKTOP_LIGHT).opens("/");
            DashboardPage page = window.dashboard().expectBadge("Live", PATIENCE);
            other.timesOf(QUESTION, REQUESTS);
            List<Duration> calm = new ArrayList<>();
            List<Duration> beside = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                page.expectBadge("Live", PATIENCE);
                calm.add(slowestPercent(other.timesOf(QUESTION, REQUESTS)));
                pinot.fallSilentAbout("'globex'");
                try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (int i = 0; i < ASKERS; i++) {
                        askers.execute(() -> stalled.keepsAsking(QUESTION, PAUSE));
                    }
                    page.expectBadge("Not live", PATIENCE);
                    beside.add(slowestPercent(other.timesOf(QUESTION, REQUESTS)));
                    askers.shutdownNow();
                }
                pinot.mend();
            }
            page.expectBadge("Live", PATIENCE);

            System.out.printf(
                    "measured: another tenant's slowest percent takes %s ms while all is well, %s ms while one tenant's"
                            + " queries stall (each round)%n",
                    calm.stream().map(Duration::toMillis).toList(),
                    beside.stream().map(Duration::toMillis).toList());
            assertThat(median(beside)).isLessThanOrEqualTo((long) (MOST * median(calm)));
        }
    }

    private static Duration slowestPercent(List<Duration> times) {
        return times.stream().sorted().toList().get((int) (times.size() * 0.99));
    }

    private static long median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2).toNanos();
    }
}
