package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Traffic;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.CsvFile;
import dev.clickledger.ui.pages.DashboardPage;
import dev.clickledger.ui.pages.MinuteFigures;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Visitor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An ad is clicked, and its advertiser sees it. */
@Journey
class ClickIT {

    private static final Duration PROMISED = Duration.ofSeconds(5);

    @Test
    void aClickEndsAtTheDestinationAndMovesTheChartWithoutReload(Windows windows) {
        Window advertiser = windows.of(Person.ACME_EDITOR);
        DashboardPage dashboard =
                advertiser.opens("/?ad=acme-boots").dashboard().expectLive();
        long before = dashboard.clicks();
        advertiser.traffic().forget();

        Window visitor = windows.open().opens("/demo");
        visitor.publisher().click("Trail boots");
        visitor.landing().expectArrived("acme-boots", "Trail boots");

        dashboard.expectClicks(before + 1, PROMISED);
        assertThat(advertiser.traffic().navigations()).isZero();
    }

    @Test
    void thePageIsPushedItsFiguresAndNeverAsks(Windows windows, RunningStack stack) {
        Window advertiser = windows.of(Person.ACME_VIEWER);
        DashboardPage dashboard = advertiser.opens("/?ad=acme-bags").dashboard().expectLive();
        Visitor visitor = new Visitor(stack, "acme-bags");
        long before = dashboard.clicks();
        visitor.click();
        dashboard.expectClicks(before + 1, PROMISED);
        Traffic traffic = advertiser.traffic();
        traffic.forget();

        for (int click = 2; click <= 5; click++) {
            visitor.click();
            dashboard.expectClicks(before + click, PROMISED);
        }

        assertThat(traffic.pushed()).isGreaterThanOrEqualTo(4);
        assertThat(traffic.requests()).isEmpty();
    }

    @Test
    void theDownloadHoldsTheNumbersOfThePage(Windows windows, RunningStack stack) {
        DashboardPage dashboard = windows.of(Person.GLOBEX_EDITOR)
                .opens("/?ad=globex-ferry")
                .dashboard()
                .expectLive();
        long before = dashboard.clicks();
        new Visitor(stack, "globex-ferry").click(3);
        dashboard.expectClicks(before + 3, PROMISED);

        CsvFile csv = dashboard.download();

        assertThat(csv.name()).startsWith("demo-clicks_globex_ad-globex-ferry_").endsWith(".csv");
        List<MinuteFigures> shown = counted(dashboard.minutes());
        assertThat(counted(csv.minutes())).isEqualTo(shown);
        assertThat(shown.stream().mapToLong(MinuteFigures::clicks).sum()).isEqualTo(before + 3);
    }

    /** The minutes with clicks: those without come and go at the edges as the hour moves on. */
    private static List<MinuteFigures> counted(List<MinuteFigures> minutes) {
        return minutes.stream().filter(minute -> minute.clicks() > 0).toList();
    }
}
