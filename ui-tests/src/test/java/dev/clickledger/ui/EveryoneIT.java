package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.AtDeskAndOnPhone;
import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.DashboardPage;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Visitor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;

/** The dashboard in the colours, with the hands and with the eyes that people have. */
@Journey
class EveryoneIT {

    private static final int MIDDLE_GREY = 128;

    /** A tenant without any click sees no chart. */
    @BeforeAll
    static void aClick(RunningStack stack) {
        new Visitor(stack, "acme-boots").click();
    }

    @AtDeskAndOnPhone
    void coloursAreThoseThatOneChose(Look look, Windows windows) {
        Window window = windows.of(Person.ACME_VIEWER, look).opens("/");
        window.dashboard().expectLive();

        window.frame().choosesColours("Dark");
        assertThat(window.brightness()).isLessThan(MIDDLE_GREY);
        window.loadsAgain().dashboard().expectLive();
        assertThat(window.brightness()).isLessThan(MIDDLE_GREY);
        window.frame().choosesColours("Light");
        assertThat(window.brightness()).isGreaterThan(MIDDLE_GREY);
        window.frame().choosesColours("System");
        assertThat(window.brightness() < MIDDLE_GREY).isEqualTo(look.dark());
    }

    @AtDeskAndOnPhone
    void keysDoWhatTheSheetSaysUntilTheyAreSwitchedOff(Look look, Windows windows) {
        Window window = windows.of(Person.ACME_VIEWER, look).opens("/");
        DashboardPage dashboard = window.dashboard().expectLive();

        window.presses("d");
        dashboard.time().expectPeriod("Today");
        window.presses("ArrowLeft");
        dashboard.time().expectPeriod("Yesterday");
        window.presses("ArrowRight");
        dashboard.time().expectPeriod("Today");
        window.presses("h");
        dashboard.time().expectPeriod("Last hour");
        dashboard.expectLive();
        window.presses("p");
        dashboard.expectBadge("Paused");
        window.presses("p");
        dashboard.expectLive();
        window.presses("e");
        dashboard.expectSheet("Export as CSV");
        window.presses("Escape");
        dashboard.expectNoSheet();

        window.presses("?");
        dashboard.expectSheet("Keyboard shortcuts").switchesKeys(false);
        window.presses("Escape");
        dashboard.expectNoSheet();
        window.presses("w");
        // what comes after it has gone through, so would the key have
        dashboard.draws("Repeats").expectChart("Repeats by the minute").time().expectPeriod("Last hour");
        dashboard
                .presses("Keyboard shortcuts")
                .expectSheet("Keyboard shortcuts")
                .switchesKeys(true);
        window.presses("Escape").presses("w");
        dashboard.time().expectPeriod("Last 7 days");
    }

    @AtDeskAndOnPhone
    void theChartCanBeReadAsATable(Look look, Windows windows, RunningStack stack) {
        new Visitor(stack, "globex-coast").click();
        Window window = windows.of(Person.GLOBEX_VIEWER, look).opens("/?ad=globex-coast");
        DashboardPage dashboard = window.dashboard().expectLive();

        dashboard.switchesTable().expectTable();
        assertThat(window.barriers()).isEmpty();
        assertThat(window.overflow()).isEmpty();
        dashboard.switchesTable().expectNoTable();
    }

    @AtDeskAndOnPhone
    void nothingMovesForThoseWhoWantNoMotion(Look look, Windows windows) {
        Window window = windows.of(Person.ACME_VIEWER, look).opens("/");
        DashboardPage dashboard = window.dashboard().expectLive();
        assertThat(window.moving()).isPositive();

        window.wantsNoMotion();

        dashboard.expectFigure("clicks", Pattern.compile("\\d"));
        assertThat(window.moving()).isZero();
    }
}
