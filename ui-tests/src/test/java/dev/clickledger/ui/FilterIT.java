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
import java.time.Duration;

/** A click on a row filters; what one sees is the address, and means the same to colleagues and nothing to others. */
@Journey
class FilterIT {

    private static final Duration PROMISED = Duration.ofSeconds(5);

    @AtDeskAndOnPhone
    void aRowFiltersEscapeClearsAndBackReturns(Look look, Windows windows, RunningStack stack) {
        Window window = windows.of(Person.ACME_EDITOR, look).opens("/?period=today&timezone=Europe%2FBerlin");
        DashboardPage dashboard = window.dashboard().expectLive();
        long boots = clicksOf("acme-boots", windows);
        long all = dashboard.clicks();
        new Visitor(stack, "acme-boots").click(2);
        new Visitor(stack, "acme-bags").click();
        dashboard.expectClicks(all + 3, PROMISED);
        String unfiltered = window.address();

        dashboard.list("Ads").picks("Trail boots");
        dashboard.expectFilters("Ad Trail boots").expectClicks(boots + 2, PROMISED);
        dashboard.list("Devices").picks("Desktop");
        dashboard.expectFilters("Ad Trail boots", "Device Desktop").expectClicks(boots + 2, PROMISED);
        String filtered = window.expectAddress("ad=acme-boots")
                .expectAddress("deviceClass=Desktop")
                .address();

        window.presses("Escape");
        dashboard.expectClicks(all + 3, PROMISED);
        assertThat(window.expectAddressWithout("ad=").address()).isEqualTo(unfiltered);
        window.goesBack();
        dashboard.expectFilters("Ad Trail boots", "Device Desktop").expectClicks(boots + 2, PROMISED);
        dashboard.removesFilter("device Desktop").expectFilters("Ad Trail boots");

        Window colleague = windows.of(Person.ACME_VIEWER, look).opens(filtered);
        colleague
                .dashboard()
                .expectFilters("Ad Trail boots", "Device Desktop")
                .expectClicks(boots + 2, PROMISED)
                .time()
                .expectPeriod("Today");
        Window stranger = windows.of(Person.GLOBEX_EDITOR, look).opens(filtered);
        stranger.notice().expectNotFound();
        assertThat(stranger.notice().words()).doesNotContain("boots").doesNotContain("acme");
    }

    private static long clicksOf(String adId, Windows windows) {
        return windows.of(Person.ACME_VIEWER)
                .opens("/?period=today&timezone=Europe%2FBerlin&ad=" + adId)
                .dashboard()
                .expectLive()
                .clicks();
    }
}
