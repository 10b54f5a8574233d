package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.stack.Accounts;
import dev.clickledger.ui.stack.Machine;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Tenant;
import dev.clickledger.ui.stack.Visitor;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The longest names that are permitted, without a place to break, widen no page, and can be read whole. */
@Journey
@TestInstance(Lifecycle.PER_CLASS)
class LongNamesIT {

    private static final List<Integer> WIDTHS = List.of(320, 390, 768, 1440);
    private static final String AD_NAME = "Adwithaverylongname" + "W".repeat(181);
    private static final String CAMPAIGN_NAME = "Campaignwithaverylongname" + "M".repeat(175);
    private static final String SOURCE = "source-" + "w".repeat(57);
    private static final String CLIENT = "Client" + "W".repeat(74);

    private @Nullable Named made;

    /** What has such names. */
    private record Named(Tenant tenant, String campaign, String ad) {}

    /** Every page that shows names which somebody chose. */
    @SuppressWarnings("ImmutableEnumChecker") // what is looked at is constant
    private enum Shown {
        DASHBOARD(named -> "/", (window, _) -> window.dashboard().list("Ads").expect(AD_NAME, 1)),
        FILTERED(
                named -> "/?ad=" + named.ad + "&campaign=" + named.campaign + "&source=" + SOURCE,
                (window, _) -> window.dashboard()
                        .expectFilters("Campaign " + CAMPAIGN_NAME, "Ad " + AD_NAME, "Source " + SOURCE)),
        EXPORT(
                named -> "/?ad=" + named.ad,
                (window, _) -> window.dashboard().expectLive().presses("Export").expectSheet("Export as CSV")),
        CAMPAIGNS(named -> "/campaigns", (window, _) -> window.page().expectHeading("Campaigns and ads")),
        FOUND(
                named -> "/campaigns",
                (window, _) -> window.form()
                        .fills("Search in campaigns and ads", "verylongname")
                        .expectRow("Ads", AD_NAME)),
        CAMPAIGN(
                named -> "/campaigns/" + named.campaign,
                (window, _) -> window.page().expectHeading(CAMPAIGN_NAME)),
        RENAME(
                named -> "/campaigns/" + named.campaign,
                (window, _) -> window.form().presses("Rename").expectDialog("Rename campaign")),
        AD(named -> "/ads/" + named.ad, (window, _) -> window.page().expectHeading(AD_NAME)),
        SOURCE_TO_REMOVE(
                named -> "/ads/" + named.ad,
                (window, _) ->
                        window.form().presses("Remove source " + SOURCE).expectDialog("Remove source " + SOURCE + "?")),
        NEW_AD(
                named -> "/ads/new?campaign=" + named.campaign,
                (window, _) -> window.page().expectHeading("New ad")),
        DRY_RUN(
                named -> "/import",
                (window, named) -> window.form()
                        .expectHeading("Import ads")
                        .handsIn("w".repeat(120) + ".csv", "ad_id,name\n" + named.ad + "," + "V".repeat(200) + "\n")
                        .expectRow("Lines of the file", "VVV")),
        KEYS(named -> "/access", (window, _) -> window.form().expectRow("API clients", CLIENT)),
        CLIENT_TO_REVOKE(
                named -> "/access",
                (window, _) ->
                        window.form().presses("Revoke client " + CLIENT).expectDialog("Revoke client " + CLIENT + "?")),
        TENANTS(named -> "/admin/tenants", (window, named) -> window.form().expectRow("Tenants", named.tenant.id())) {
            @Override
            Person person(Named named) {
                return Person.ADMIN;
            }
        },
        VISIT(named -> "/admin/tenants", (window, named) -> {
            window.form().presses("See the pages of " + named.tenant.id());
            window.frame().expectVisit(named.tenant.id());
        }) {
            @Override
            Person person(Named named) {
                return Person.ADMIN;
            }
        },
        RECOUNTS(named -> "/admin", (window, _) -> window.recounts().expectShown()) {
            @Override
            Person person(Named named) {
                return Person.ADMIN;
            }
        };

        private final Function<Named, String> path;
        private final BiConsumer<Window, Named> shown;

        Shown(Function<Named, String> path, BiConsumer<Window, Named> shown) {
            this.path = path;
            this.shown = shown;
        }

        Person person(Named named) {
            return named.tenant.editor();
        }

        Window open(Windows windows, Named named) {
            Window window = windows.of(person(named)).opens(path.apply(named));
            shown.accept(window, named);
            return window;
        }
    }

    @BeforeEach
    void names(RunningStack stack, Windows windows) {
        if (made == null) {
            String longName = "a-tenant-with-a-name-that-is-as-long-as-may-be-and-longer";
            Tenant tenant = new Accounts(stack).newTenant(longName.substring(0, 54), "ida" + "w".repeat(45), "ivan");
            Machine machine = OwnTenant.newMachine(
                    stack,
                    windows.of(tenant.editor()).opens("/access").form().expectHeading("Keys and API clients"),
                    CLIENT);
            String campaign = machine.campaign(CAMPAIGN_NAME);
            String ad = machine.ad(campaign, AD_NAME, List.of(SOURCE));
            new Visitor(stack, ad).clickFrom(SOURCE);
            made = new Named(tenant, campaign, ad);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noPageIsWiderThanItsWindow(Shown shown, Windows windows) {
        Window window = shown.open(windows, named());
        SoftAssertions softly = new SoftAssertions();
        for (int width : WIDTHS) {
            softly.assertThat(window.isWide(width).overflow())
                    .as("what sticks out of %s at %d pixels", shown, width)
                    .isEmpty();
        }
        softly.assertAll();
    }

    @Test
    void whatIsCutOffIsShownWholeToThePointerAndToTheKeyboard(Windows windows) {
        Window window = Shown.FILTERED.open(windows, named());
        assertThat(window.wholeOf("Adwithaverylongname")).isEqualTo(AD_NAME);
        assertThat(window.wholeOfFocused("Campaignwithaverylongname")).isEqualTo(CAMPAIGN_NAME);

        Window ad = Shown.AD.open(windows, named());
        assertThat(ad.isWide(390).wholeOf("Adwithaverylongname")).isEqualTo(AD_NAME);
        assertThat(ad.wholeOfFocused("Adwithaverylongname")).isEqualTo(AD_NAME);
    }

    private Named named() {
        Named named = made;
        if (named == null) {
            throw new IllegalStateException("nothing has a name yet");
        }
        return named;
    }
}
