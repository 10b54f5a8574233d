package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.AtDeskAndOnPhone;
import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.FirstUsePage;
import dev.clickledger.ui.pages.FormPage;
import dev.clickledger.ui.stack.Accounts;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Tenant;
import java.time.Duration;

/** A new advertiser comes to the first click without being told how. */
@Journey
class FirstUseIT {

    private static final Duration PROMISED = Duration.ofSeconds(5);

    @AtDeskAndOnPhone
    void aNewTenantIsLedToItsFirstClick(Look look, Windows windows, RunningStack stack) {
        Tenant tenant = new Accounts(stack).newTenant();
        Window window = windows.of(tenant.editor(), look).opens("/");
        window.firstUse().createsFirstAd();

        FormPage form = window.form().expectHeading("Campaigns and ads");
        form.presses("New campaign")
                .expectDialog("New campaign")
                .fills("Name", "Opening")
                .answers("Add campaign");
        form.expectHeading("Opening").presses("New ad").expectHeading("New ad");
        String landing = stack.url() + "/demo/landing/acme-boots?click=";
        form.fills("Name", "First ad").fills("Destination", landing + "{click_id}");
        form.presses("Add ad").expectHeading("First ad");
        String link = form.text("tracking link");

        FirstUsePage firstUse = window.opens("/").firstUse().expectWaiting().copies();
        assertThat(firstUse.link()).isEqualTo(link);
        assertThat(window.clipboard()).isEqualTo(link);
        assertThat(window.barriers()).isEmpty();
        assertThat(window.overflow()).isEmpty();

        assertThat(window.addressOfTabOpenedBy(firstUse::sendsTestClick)).startsWith(landing);
        window.dashboard().expectLive().expectClicks(1, PROMISED);
    }
}
