package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.CampaignsPage;
import dev.clickledger.ui.stack.Accounts;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** People sign in, see what is theirs and nothing else, and sign out. */
@Journey
class SignInIT {

    static final List<Person> ACME = List.of(Person.ACME_EDITOR, Person.ACME_VIEWER);
    static final List<Person> GLOBEX = List.of(Person.GLOBEX_EDITOR, Person.GLOBEX_VIEWER);

    @ParameterizedTest
    @FieldSource("ACME")
    void acmesPeopleSeeAcmesAdsOnly(Person person, Windows windows) {
        Window window = signIn(person, windows.open().opens("/"));

        window.frame().expectTenant("acme");
        window.frame().expectDemoLabel();
        window.dashboard().expectLive();
        CampaignsPage campaigns = window.opens("/campaigns").campaigns();
        assertThat(campaigns.campaigns()).containsExactlyInAnyOrder("Spring trails", "City commuters");
        campaigns.expectFound("Trail boots");
        campaigns.expectNothingFound("Night trains");
    }

    @ParameterizedTest
    @FieldSource("GLOBEX")
    void globexPeopleSeeGlobexAdsOnly(Person person, Windows windows) {
        Window window = signIn(person, windows.open().opens("/"));

        window.frame().expectTenant("globex");
        window.dashboard().expectLive();
        CampaignsPage campaigns = window.opens("/campaigns").campaigns();
        assertThat(campaigns.campaigns()).containsExactlyInAnyOrder("Rail passes", "By the sea");
        campaigns.expectFound("Night trains");
        campaigns.expectNothingFound("Trail boots");
    }

    @Test
    void theAdminIsSentToTheRecounts(Windows windows) {
        Window window = signIn(Person.ADMIN, windows.open().opens("/"));

        window.recounts().expectShown();
        assertThat(window.frame().pages()).containsExactly("Recounts", "System", "Tenants", "Audit");
    }

    @Test
    void whoWantedToGoSomewhereIsThereAfterTheSignIn(Windows windows) {
        Window window = signIn(Person.ACME_VIEWER, windows.open().opens("/?ad=acme-tents"));

        window.dashboard().expectLive().expectAd("Two-person tents");
        assertThat(window.expectAddress("timezone=").address())
                .isEqualTo("/?period=30m&ad=acme-tents&timezone=Europe%2FBerlin");
    }

    @Test
    void whoSignsOutIsOut(Windows windows, RunningStack stack) {
        // ends all sessions of the person, those of other journeys too
        Window window =
                signIn(new Accounts(stack).newTenant().viewer(), windows.open().opens("/"));

        window.frame().signOut();
        window.notice().expectSignedOut();

        window.opens("/").signIn().expectShown();
    }

    @Test
    void whoTypesTheAddressOfTheSignOutIsAskedFirst(Windows windows, RunningStack stack) {
        Window window =
                signIn(new Accounts(stack).newTenant().viewer(), windows.open().opens("/campaigns"));

        window.opens("/logout").page().expectHeading("Sign out?");
        window.opens("/campaigns").page().expectHeading("Campaigns and ads");

        window.opens("/logout").frame().signOut();
        window.notice().expectSignedOut();
        window.opens("/logout").notice().expectSignedOut();
    }

    @Test
    void nobodyIsToldWhetherANameIsKnown(Windows windows, RunningStack stack) {
        Person viewer = new Accounts(stack).newTenant().viewer();

        String wrongPassword = refusal(viewer.name(), windows);
        String unknownName = refusal("nobody-" + viewer.name(), windows);
        String unknownColleague = refusal("nobody@acme.example", windows);

        assertThat(List.of(unknownName, unknownColleague)).containsOnly(wrongPassword);
    }

    /** Each in a window of its own, which never saw another answer. */
    private static String refusal(String name, Windows windows) {
        return windows.open().opens("/").signIn().refuses(name, "not the password");
    }

    private static Window signIn(Person person, Window window) {
        window.signIn().signIn(person);
        return window;
    }
}
