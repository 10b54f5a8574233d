package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.AtDeskAndOnPhone;
import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.DashboardPage;
import dev.clickledger.ui.stack.Line;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The line between browser and app fails while both go on: the page says so, keeps what it shows, and comes back. */
@Journey
class OfflineIT {

    private static final String SOURCE = "newsletter";
    private static final Duration NOTICED = Duration.ofSeconds(20);
    private static final Duration BACK = Duration.ofSeconds(40);
    private static final Duration PROMISED = Duration.ofSeconds(5);

    @AtDeskAndOnPhone
    void aPageWhoseLineIsCutSaysSoAndGoesOnByItself(Look look, Windows windows, RunningStack stack) {
        staysAndComesBack("Cut " + look, look, windows, stack, Line::cut);
    }

    @AtDeskAndOnPhone
    void soDoesOneWhoseLineFallsSilent(Look look, Windows windows, RunningStack stack) {
        staysAndComesBack("Silent " + look, look, windows, stack, Line::fallSilent);
    }

    private static void staysAndComesBack(
            String name, Look look, Windows windows, RunningStack stack, Consumer<Line> fails) {
        OwnTenant own = OwnTenant.of(stack, windows);
        String ad = own.machine().ad(own.machine().campaign(name), name, List.of(SOURCE));
        Visitor visitor = new Visitor(stack, ad);
        visitor.clickFrom(SOURCE);
        try (Line line = stack.line()) {
            Window window = windows.of(own.tenant().viewer(), look, line).opens("/?ad=" + ad + "&compare=none");
            DashboardPage dashboard = window.dashboard().expectLive().expectClicks(1, PROMISED);
            window.traffic().forget();

            fails.accept(line);
            visitor.clickFrom(SOURCE);
            visitor.clickFrom(SOURCE);
            dashboard.expectOffline(NOTICED);
            assertThat(dashboard.clicks()).isEqualTo(1);
            assertThat(window.overflow()).isEmpty();

            line.mend();
            dashboard.expectOnline(BACK).expectLive().expectClicks(3, BACK);
            visitor.clickFrom(SOURCE);
            dashboard.expectClicks(4, PROMISED);
            assertThat(window.traffic().navigations()).isZero();
        }
    }
}
