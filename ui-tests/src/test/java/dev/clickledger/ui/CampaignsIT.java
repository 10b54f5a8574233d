package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.AtDeskAndOnPhone;
import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.FormPage;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Tenant;
import java.util.List;

/** Campaigns and ads are made, changed and put away, by those who may. */
@Journey
class CampaignsIT {

    @AtDeskAndOnPhone
    void anAdIsMadeMendedChangedAndPutAway(Look look, Windows windows, RunningStack stack) {
        Tenant tenant = OwnTenant.of(stack, windows).tenant();
        Window window = windows.of(tenant.editor(), look).opens("/campaigns");
        FormPage form = window.form().expectHeading("Campaigns and ads");
        String campaign = "Autumn " + look;

        form.presses("New campaign").expectDialog("New campaign");
        form.answers("Add campaign").expectWrong("Name", "Enter a name.");
        form.fills("Name", campaign).answers("Add campaign").expectHeading(campaign);
        form.presses("New ad").expectHeading("New ad").presses("Add ad");
        form.expectWrong("Name", "Enter a name.")
                .expectWrong("Destination", "Enter where a click leads, such as https://example.com/offer.");
        form.fills("Name", "Rain coats").fills("Destination", "ftp://shop.example/coats");
        form.expectWrong("Destination", "This cannot be a destination: it must start with https://.");
        form.fills("Destination", "https://shop.example/coats?from={source}&id={nothing}");
        form.expectWrong(
                "Destination",
                "This cannot be a destination: it holds the unknown macro {nothing}; there are {click_id} {ad_id} {campaign_id} {source}.");
        form.fills("Destination", "https://shop.example/coats?from={source}&ad={ad_id}");
        form.expectText("https://shop.example/coats?from=");
        form.presses("Add ad").expectHeading("Rain coats");
        form.expectText("Settings", "A click will lead to")
                .expectText("History", tenant.editor().name() + " created it");

        form.fills("Name", "Rain coats and hats").ticks("Count only clicks with a signed token");
        if (look == Look.DESKTOP_LIGHT) {
            // on a phone dates are chosen from a calendar that fills the screen, not typed
            form.date("Starts", "01/10/2031", "09:00")
                    .date("Ends", "30/09/2031", "09:00")
                    .presses("Save");
            form.expectText("The end must be later than the start.");
            form.date("Ends", "31/10/2031", "18:00").presses("Save").expectText("Scheduled");
            form.expectText("History", "1 Oct 2031, 09:00");
        } else {
            form.presses("Save");
        }
        form.expectHeading("Rain coats and hats").expectTicked("Count only clicks with a signed token");
        form.expectText("History", "Token required");

        form.presses("Pause").expectText("Paused");
        form.presses("Resume")
                .expectNoButton("Resume")
                .presses("Archive")
                .expectDialog("Archive this ad?")
                .answers("Archive");
        form.expectText("An archived ad has to be restored before it can be changed.")
                .expectNoButton("Save");
        form.presses("Restore").expectText("Paused");
        form.expectText("History", "archived it").expectText("History", "paused it");

        form.follows(campaign).expectHeading(campaign).expectRow("Ads", "Rain coats and hats", "Paused");
        form.presses("Rename")
                .expectDialog("Rename campaign")
                .fills("Name", campaign + " sale")
                .answers("Save");
        form.expectHeading(campaign + " sale").expectText("History", campaign + " sale");
    }

    @AtDeskAndOnPhone
    void linksAreBuiltForSources(Look look, Windows windows, RunningStack stack) {
        OwnTenant own = OwnTenant.of(stack, windows);
        String ad = own.machine().ad(own.machine().campaign("Links " + look), "Kites", List.of("radio"));
        Window window = windows.of(own.tenant().editor(), look).opens("/ads/" + ad);
        FormPage form = window.form().expectHeading("Kites");

        assertThat(form.text("tracking link")).isEqualTo(stack.redirectUrl() + "/c/" + ad);
        form.copies("tracking link");
        assertThat(window.clipboard()).isEqualTo(stack.redirectUrl() + "/c/" + ad);
        form.expectPicture("QR code of the tracking link");
        assertThat(form.downloads("Download QR code").getFirst()).contains("<svg");

        form.fills("New source", "radio")
                .presses("Add source")
                .expectWrong("New source", "This source is there already.");
        form.fills("New source", "a;b").presses("Add source").expectWrong("New source", "A source holds no semicolon");
        form.fills("New source", "evening paper").presses("Add source").expectRow("Sources", "evening paper");
        assertThat(form.text("link for evening paper")).startsWith(stack.redirectUrl() + "/c/" + ad + "?s=evening");
        form.presses("Remove source radio")
                .expectDialog("Remove source radio?")
                .answers("Remove")
                .expectNoDialog();
        form.expectText("History", "Sources");
    }

    @AtDeskAndOnPhone
    void aBrowserArrivesWhereTheEditorSaysItWill(Look look, Windows windows, RunningStack stack) {
        OwnTenant own = OwnTenant.of(stack, windows);
        String ad = own.machine().ad(own.machine().campaign("Preview " + look), "Tents", List.of("morning news"));
        FormPage form = windows.of(own.tenant().editor(), look)
                .opens("/ads/" + ad)
                .form()
                .expectHeading("Tents");
        String query = "?s=morning%20news&utm_source=example&gclid=example";

        form.fills("Destination", stack.redirectUrl() + "/c/" + ad)
                .expectWrong("Destination", "it is a tracking link of Clickledger");
        form.fills(
                "Destination",
                stack.url()
                        + "\\demo/x/../landing/acme-boots?a b=gr\u00fc\u00dfe&utm_source=own&c=%7Bclick_id%7D&from={source}|{}#\u00e9");
        form.fills("Parameters to pass on", "utm_source, gclid, c")
                .expectWrong("Parameters to pass on", "The destination fills c with a macro.");
        form.fills("Parameters to pass on", "utm_source, gclid");
        String promised = form.exampleClick(query);
        form.presses("Save").expectText("History", "Passed on");
        String link = form.text("tracking link");

        String arrived = windows.open().arrivesFrom(link + query, "/demo/landing/");
        assertThat(arrived).contains("/demo/landing/acme-boots?a%20b=gr%C3%BC%C3%9Fe&utm_source=example&c=");
        assertThat(withoutClickId(arrived)).isEqualTo(withoutClickId(promised));
    }

    private static String withoutClickId(String url) {
        String uuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
        assertThat(url).containsPattern("c=" + uuid);
        return url.replaceFirst(uuid, "CLICK");
    }

    @AtDeskAndOnPhone
    void adsComeAndGoByFile(Look look, Windows windows, RunningStack stack) {
        OwnTenant own = OwnTenant.of(stack, windows);
        String campaign = "By file " + look;
        String ad = own.machine().ad(own.machine().campaign(campaign), "Sledges", List.of());
        Window window = windows.of(own.tenant().editor(), look).opens("/campaigns");
        FormPage form = window.form().expectHeading("Campaigns and ads");

        List<String> exported = form.downloads("Export CSV");
        assertThat(exported.getFirst()).contains("ad_id,campaign_id,campaign,name,destination,status");
        assertThat(exported).anyMatch(line -> line.startsWith(ad + ",") && line.contains("Sledges"));

        form.follows("Import CSV").expectHeading("Import ads");
        String head = "ad_id,campaign,name,destination\n";
        form.handsIn(
                "wrong.csv",
                head + ad + "," + campaign + ",Fast sledges,https://shop.example/fast\n," + campaign
                        + ",Skates,http://shop.example/skates\n");
        form.expectMessage("1 line cannot be imported. Mend the file and choose it again: nothing was changed.")
                .expectRow("Lines of the file", "Line 3", "Error", "it must start with https://")
                .expectRow("Lines of the file", "Line 2", "Fast sledges")
                .expectNoButton("Import 2 ads");
        assertThat(window.barriers()).isEmpty();
        assertThat(window.overflow()).isEmpty();
        form.handsIn(
                "right.csv",
                head + ad + "," + campaign + ",Fast sledges,https://shop.example/fast\n," + campaign
                        + ",Skates,https://shop.example/skates\n");
        form.presses("Import 2 ads").expectMessage("Imported: 1 new, 1 changed, 0 as they were.");

        form.follows("See the campaigns").follows(campaign).expectHeading(campaign);
        form.expectRow("Ads", "Fast sledges", "https://shop.example/fast").expectRow("Ads", "Skates");
    }

    @AtDeskAndOnPhone
    void viewersLookAndChangeNothing(Look look, Windows windows) {
        Window window = windows.of(Person.ACME_VIEWER, look).opens("/campaigns");
        FormPage form = window.form().expectHeading("Campaigns and ads").expectNoButton("New campaign");

        form.follows("Spring trails").expectHeading("Spring trails");
        form.expectNoButton("New ad").expectNoButton("Rename").expectNoButton("Archive");
        window.opens("/ads/acme-boots");
        form.expectHeading("Trail boots").expectText("You may look but not change anything");
        form.expectReadOnly("Name").expectReadOnly("Destination");
        form.expectNoButton("Save").expectNoButton("Pause").expectNoButton("Add source");
        window.opens("/access");
        form.expectHeading("Keys and API clients").expectNoButton("New key").expectNoButton("New API client");
        window.opens("/ads/new").notice().expectRefused();
        window.opens("/import").notice().expectRefused();
    }

    @AtDeskAndOnPhone
    void theAdminSeesATenantsPagesAsAGuest(Look look, Windows windows) {
        Window window = windows.of(Person.ADMIN, look).opens("/admin/tenants");
        FormPage form = window.form().expectHeading("Tenants");
        form.expectRow("Tenants", "Acme Outdoor", "acme");

        form.presses("See the pages of Acme Outdoor");
        window.frame().expectVisit("acme");
        window.dashboard().expectLive();
        assertThat(window.overflow()).isEmpty();
        assertThat(window.barriers()).isEmpty();
        window.opens("/ads/acme-boots");
        form.expectHeading("Trail boots").expectReadOnly("Name").expectNoButton("Save");
        window.frame().expectVisit("acme");
        window.opens("/ads/globex-ferry").notice().expectNotFound();

        window.frame().leaves();
        form.expectHeading("Tenants");
    }
}
