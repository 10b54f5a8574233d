package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.DashboardPage;
import dev.clickledger.ui.pages.Witness;
import dev.clickledger.ui.stack.Outage;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Parts fail while people look: what they see stays, is called what it is, and goes on by itself. */
@Journey
class OutageIT {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final Duration AWAY = SOAK ? Duration.ofSeconds(60) : Duration.ofSeconds(5);
    private static final Duration BACK = Duration.ofSeconds(180);

    @Test
    void figuresStayWithTheirAgeWhilePinotIsAwayAlsoOverARestartOfTheConsole(Windows windows, RunningStack stack) {
        Visitor visitor = new Visitor(stack, "globex-night");
        visitor.click();
        List<Window> windowsOpen = List.of(
                windows.of(Person.GLOBEX_EDITOR, Look.DESKTOP_LIGHT),
                windows.of(Person.GLOBEX_VIEWER, Look.PHONE_DARK));
        windowsOpen.forEach(window -> window.opens("/?ad=globex-night&period=today&timezone=UTC"));
        List<DashboardPage> pages = windowsOpen.stream()
                .map(window -> window.dashboard().expectLive())
                .toList();
        long before = pages.getFirst().clicks();
        assertThat(before).isPositive();

        try (Outage pinot = stack.outage("pinot")) {
            visitor.click(2);
            pages.forEach(page -> expectLastGood(page, before));
            List<Witness> witnesses = pages.stream().map(DashboardPage::witness).toList();
            LockSupport.parkNanos(AWAY.toNanos());
            pages.forEach(page -> expectLastGood(page, before));
            witnesses.forEach(witness -> assertThat(witness.shown()).allSatisfy(shown -> {
                assertThat(shown.badge()).isEqualTo("Not live");
                assertThat(shown.clicks()).isEqualTo(Long.toString(before));
                assertThat(shown.rows()).isPositive();
            }));

            windowsOpen.forEach(window -> window.traffic().forget());
            stack.kill("console");
            windowsOpen.forEach(window -> window.expectLoadsItself(BACK));
            pages.forEach(page -> expectLastGood(page, before));
        }

        pages.forEach(page -> page.expectClicks(before + 2, BACK).expectLive().expectNoBanner(PROMISED));
    }

    private static void expectLastGood(DashboardPage page, long clicks) {
        page.expectBadge("Not live", BACK)
                .expectBanner("These figures are not current: they are the last good ones")
                .expectAge()
                .expectClicks(clicks, BACK);
    }
}
