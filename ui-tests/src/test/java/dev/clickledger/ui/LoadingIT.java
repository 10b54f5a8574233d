package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.AtDeskAndOnPhone;
import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.DashboardPage;
import dev.clickledger.ui.pages.Witness;
import dev.clickledger.ui.pages.Witness.Shown;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Standstill;
import dev.clickledger.ui.stack.Visitor;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** While new figures are awaited, the old ones stay in sight, and nobody takes them for the new ones. */
@Journey
class LoadingIT {

    private static final Duration BACK = Duration.ofSeconds(30);

    @AtDeskAndOnPhone
    void whatIsThereStaysUntilTheNewFiguresAre(Look look, Windows windows, RunningStack stack) {
        new Visitor(stack, "globex-ferry").click(2);
        DashboardPage dashboard = windows.of(Person.GLOBEX_EDITOR, look)
                .opens("/?period=today&timezone=UTC&campaign=globex-sea")
                .dashboard()
                .expectLive()
                .expectUpdated("Ads", "Countries");
        assertThat(dashboard.clicks()).isPositive();
        // a time that nobody has ever asked for, so that no answer to it is kept
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        LocalDateTime from = now.minusDays(9).minusMinutes(look.ordinal());

        long before;
        List<Shown> meanwhile;
        try (Standstill pinot = stack.standstill("pinot")) {
            dashboard.time().between(from, now);
            dashboard.expectBeingUpdated("Ads", "Countries");
            before = dashboard.clicks();
            Witness witness = dashboard.witness();
            // asked and waited for until the page gives the answer up
            dashboard.expectBadge("No figures").expectBeingUpdated("Ads", "Countries");
            meanwhile = witness.shown();
        }

        assertThat(before).isPositive();
        assertThat(meanwhile).isNotEmpty().allSatisfy(shown -> {
            assertThat(shown.badge()).isIn("Loading", "No figures");
            assertThat(shown.clicks()).isEqualTo(Long.toString(before));
            assertThat(shown.rows()).isPositive();
        });
        dashboard.expectNoBanner(BACK).expectUpdated("Ads", "Countries");
    }
}
