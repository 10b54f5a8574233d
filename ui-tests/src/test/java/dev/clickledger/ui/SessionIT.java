package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.AtDeskAndOnPhone;
import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.stack.Accounts;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that ends while a page is open: the page leads to the sign-in and back, and never says that it is offline. */
@Journey
class SessionIT {

    private static final String VIEW = "/?source=caf%C3%A9+%26+co&period=yesterday&timezone=Asia%2FTehran";

    private static final int PAGES_OF_A_PERSON = 20;

    private Person viewer;
    private Person editor;

    /** People whose sessions nobody else needs: of a person's several sessions Keycloak names only one that ended. */
    @BeforeEach
    void people(RunningStack stack) {
        Tenant tenant = new Accounts(stack).newTenant();
        viewer = tenant.viewer();
        editor = tenant.editor();
    }

    @AtDeskAndOnPhone
    void aPageWhoseSessionHasEndedLeadsToTheSignInAndBackToTheSameView(Look look, Windows windows, RunningStack stack) {
        Window window = signedIn(viewer, windows, VIEW).looksLike(look);
        window.dashboard().expectBadge("Past").expectFilters("Source café & co");
        String address = window.address();

        new Accounts(stack).endSessions(viewer);
        window.isLookedAtAgain().signIn().expectShown();

        window.signIn().signIn(viewer);
        window.dashboard().expectBadge("Past").expectFilters("Source café & co");
        assertThat(window.address()).isEqualTo(address);
    }

    @Test
    void whoSignsOutInOneTabIsSignedOutInTheOthers(Windows windows) {
        Window window = signedIn(viewer, windows, "/campaigns");
        window.page().expectHeading("Campaigns and ads");

        Window tab = window.anotherTab().opens("/");
        tab.frame().signOut();
        tab.notice().expectSignedOut();

        window.isLookedAtAgain().signIn().expectShown();
        window.signIn().signIn(viewer);
        assertThat(window.address()).isEqualTo("/campaigns");
    }

    @Test
    void whoSignsOutIsSignedOutInOtherBrowsersToo(Windows windows) {
        Window atHome = signedIn(viewer, windows, "/campaigns");
        Window atWork = signedIn(viewer, windows, "/campaigns");
        Window colleague = signedIn(editor, windows, "/campaigns");

        atWork.frame().signOut();
        atWork.notice().expectSignedOut();

        atHome.signIn().expectShown();
        colleague.loadsAgain().page().expectHeading("Campaigns and ads");
        atHome.signIn().signIn(viewer);
        assertThat(atHome.address()).isEqualTo("/campaigns");
    }

    @Test
    void aBrowsersSessionHasAnotherIdAfterEachSignIn(Windows windows, RunningStack stack) {
        Window window = windows.open().opens("/campaigns");
        assertThat(window.cookie("JSESSIONID")).isEmpty();
        window.signIn().signIn(viewer);
        window.page().expectHeading("Campaigns and ads");
        Optional<String> before = window.cookie("JSESSIONID");

        new Accounts(stack).endSessions(viewer);
        window.isLookedAtAgain().signIn().expectShown();
        window.signIn().signIn(viewer);
        window.page().expectHeading("Campaigns and ads");

        assertThat(before).isPresent();
        assertThat(window.cookie("JSESSIONID")).isPresent().isNotEqualTo(before);
    }

    @Test
    void whoOpensMorePagesThanAPersonMayHaveIsToldInTheOneNotUsedForLongest(Windows windows) {
        Window first = signedIn(editor, windows, "/campaigns");
        first.page().expectHeading("Campaigns and ads");
        Window second = first.anotherTab().opens("/campaigns");
        second.page().expectHeading("Campaigns and ads");
        for (int i = 2; i <= PAGES_OF_A_PERSON; i++) {
            first.anotherTab().opens("/access").page().expectHeading("Keys and API");
        }

        first.page().expectHeading("This page was closed");
        second.page().expectHeading("Campaigns and ads");
        first.goesBack().page().expectHeading("Campaigns and ads");
        second.page().expectHeading("This page was closed");
    }

    @Test
    void whatWasTypedStaysUntilOneHasSignedInInAnotherTab(Windows windows, RunningStack stack) {
        Window window = signedIn(editor, windows, "/campaigns");
        window.form().presses("New campaign").fills("Name", "Typed for long");

        new Accounts(stack).endSessions(editor);
        window.isLookedAtAgain().line().expectSays("What you typed is still here");
        assertThat(window.overflow()).isEmpty();

        Window tab = window.tabOpenedBy(() -> window.line().followsToSignIn());
        tab.signIn().signIn(editor);
        window.isLookedAtAgain().line().expectSilent();
        window.form()
                .expectValue("Name", "Typed for long")
                .answers("Add campaign")
                .expectNoDialog();
        window.page().expectHeading("Typed for long");
    }

    @Test
    void aPageStaysAsItIsWhileTheSignInDoesNotAnswer(Windows windows, RunningStack stack) {
        Window window = signedIn(viewer, windows, VIEW);
        window.dashboard().expectBadge("Past");
        window.findsNobodyAt(stack.keycloakUrl());

        new Accounts(stack).endSessions(viewer);
        window.isLookedAtAgain().line().expectSays("the sign-in does not answer");
        window.dashboard().expectShown().expectFilters("Source café & co");

        window.findsEverybody().signIn().expectShown();
    }

    @Test
    void whoIsLockedOutOrNoLongerBelongsToTheTenantSeesNoMoreOfItWithinAMinute(Windows windows, RunningStack stack) {
        Accounts accounts = new Accounts(stack);
        Tenant other = accounts.newTenant();
        Window lockedOut = signedIn(other.viewer(), windows, VIEW);
        Window noMember = signedIn(other.editor(), windows, VIEW);
        lockedOut.dashboard().expectBadge("Past");
        noMember.dashboard().expectBadge("Past");

        Instant change = Instant.now();
        accounts.disable(other.viewer());
        accounts.removeFrom(other, other.editor());

        lockedOut.signIn().expectShownWithin(Duration.ofSeconds(70));
        noMember.notice().expectRefusedWithin(Duration.ofSeconds(70));
        assertThat(Duration.between(change, Instant.now())).isLessThan(Duration.ofSeconds(70));
    }

    private static Window signedIn(Person person, Windows windows, String path) {
        Window window = windows.open().opens(path);
        window.signIn().signIn(person);
        return window;
    }
}
