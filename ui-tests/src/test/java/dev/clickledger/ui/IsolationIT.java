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
import java.util.Map;

/** Somebody who knows another tenant's ids learns nothing by them. */
@Journey
class IsolationIT {

    private static final Duration PROMISED = Duration.ofSeconds(5);

    /** Addresses of what is Acme's, and the same with ids that nobody has. */
    private static final Map<String, String> PAGES = Map.of(
            "/ads/acme-boots", "/ads/nobody-boots",
            "/campaigns/acme-spring", "/campaigns/nobody-spring",
            "/?ad=acme-boots", "/?ad=nobody-boots",
            "/?campaign=acme-spring&period=today", "/?campaign=nobody-spring&period=today",
            "/?ad=globex-ferry&ad=acme-boots", "/?ad=globex-ferry&ad=nobody-boots");

    private static final Map<String, String> FILES = Map.of(
            "/export/clicks.csv?ad=acme-boots", "/export/clicks.csv?ad=nobody-boots",
            "/export/counts.csv?ad=acme-boots", "/export/counts.csv?ad=nobody-boots",
            "/export/clicks.csv?campaign=acme-spring&period=7d", "/export/clicks.csv?campaign=nobody-spring&period=7d",
            "/export/counts.csv?ad=globex-ferry&ad=acme-boots", "/export/counts.csv?ad=globex-ferry&ad=nobody-boots");

    @AtDeskAndOnPhone
    void pagesAndFilesOfOthersAreLikeThoseOfNobody(Look look, Windows windows) {
        Window window = windows.of(Person.GLOBEX_EDITOR, look).opens("/");
        window.dashboard().expectLive();

        PAGES.forEach((foreign, missing) -> {
            window.opens(missing).notice().expectNotFound();
            String words = window.notice().words();
            window.opens(foreign).notice().expectNotFound();
            assertThat(window.notice().words()).as(foreign).isEqualTo(words);
        });
        FILES.forEach((foreign, missing) -> {
            String answer = window.fetches(foreign);
            assertThat(answer).as(foreign).startsWith("404 ").isEqualTo(window.fetches(missing));
        });
    }

    @AtDeskAndOnPhone
    void nothingOfOthersIsPushed(Look look, Windows windows, RunningStack stack) {
        Window window = windows.of(Person.GLOBEX_VIEWER, look).opens("/");
        DashboardPage globex = window.dashboard().expectLive();
        DashboardPage acme =
                windows.of(Person.ACME_VIEWER).opens("/").dashboard().expectLive();
        long globexBefore = globex.clicks();
        long acmeBefore = acme.clicks();

        new Visitor(stack, "acme-lights").click(3);
        acme.expectClicks(acmeBefore + 3, PROMISED);
        // what was to be pushed before this one, is
        new Visitor(stack, "globex-coast").click();

        globex.expectClicks(globexBefore + 1, PROMISED);
        assertThat(window.traffic().pushedText())
                .isNotEmpty()
                .doesNotContain("acme")
                .doesNotContain("Bicycle");
    }
}
