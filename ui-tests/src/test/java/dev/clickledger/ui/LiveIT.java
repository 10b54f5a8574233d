package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.AtDeskAndOnPhone;
import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.DashboardPage;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Visitor;
import java.time.Duration;
import java.time.Instant;

/** The open minute grows before one's eyes, unless one stops it. */
@Journey
class LiveIT {

    private static final Duration PROMISED = Duration.ofSeconds(5);

    @AtDeskAndOnPhone
    void theOpenMinuteGrowsAndIsMarkedAsSuch(Look look, Windows windows, RunningStack stack) {
        DashboardPage dashboard = windows.of(Person.ACME_EDITOR, look)
                .opens("/?ad=acme-lights&compare=none")
                .dashboard()
                .expectLive();
        Visitor visitor = new Visitor(stack, "acme-lights");
        long before = dashboard.clicks();
        visitor.click();
        dashboard.expectClicks(before + 1, PROMISED);
        Instant writtenBefore = dashboard.dataUpTo();

        Instant clicked = visitor.click();

        dashboard.expectClicks(before + 2, PROMISED);
        assertThat(dashboard.minutes())
                .filteredOn(minute -> !minute.minute().isBefore(clicked.minusSeconds(60)))
                .anyMatch(minute -> minute.state().equals("OPEN") && minute.clicks() > 0);
        assertThat(dashboard.dataUpTo()).isAfter(writtenBefore).isBetween(clicked, Instant.now());
        dashboard.expectLegend("Reconciled", "Closed", "Open");
    }

    @AtDeskAndOnPhone
    void whatIsPausedStandsStillUntilItGoesOn(Look look, Windows windows, RunningStack stack) {
        DashboardPage dashboard = windows.of(Person.ACME_VIEWER, look)
                .opens("/?ad=acme-lights&compare=none")
                .dashboard()
                .expectLive();
        DashboardPage witness = windows.of(Person.ACME_EDITOR)
                .opens("/?ad=acme-lights&compare=none")
                .dashboard()
                .expectLive();
        long before = dashboard.clicks();
        long witnessed = witness.clicks();

        dashboard.presses("Pause").expectBadge("Paused");
        new Visitor(stack, "acme-lights").click();
        witness.expectClicks(witnessed + 1, PROMISED);
        assertThat(dashboard.clicks()).isEqualTo(before);

        dashboard.presses("Resume").expectLive().expectClicks(before + 1, PROMISED);
    }
}
