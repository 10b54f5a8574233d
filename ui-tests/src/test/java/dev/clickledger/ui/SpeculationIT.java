package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.LinkPage;
import dev.clickledger.ui.stack.LoggedClicks;
import dev.clickledger.ui.stack.PublisherSite;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Visitor;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Browsers fetch ads' links ahead of people. Whoever goes there arrives and counts once; whoever does not was never
 * there.
 */
@Journey
class SpeculationIT {

    private static final String AD_NAME = "Two-person tents";
    private static final String AD = "acme-tents";

    /** What makes the browser fetch a link ahead, what a person does until it does so, and then does to go there. */
    private enum Ahead {
        PREFETCH_IMMEDIATE("prefetch", "immediate", LinkPage::pointsAtOffer, LinkPage::clicks),
        PREFETCH_EAGER("prefetch", "eager", LinkPage::pointsAtOffer, LinkPage::clicks),
        PREFETCH_MODERATE("prefetch", "moderate", LinkPage::pointsAtOffer, LinkPage::clicks),
        PREFETCH_CONSERVATIVE("prefetch", "conservative", LinkPage::pressesOnOffer, LinkPage::releasesOnOffer),
        PRERENDER_IMMEDIATE("prerender", "immediate", LinkPage::pointsAtOffer, LinkPage::clicks),
        PRERENDER_EAGER("prerender", "eager", LinkPage::pointsAtOffer, LinkPage::clicks),
        PRERENDER_MODERATE("prerender", "moderate", LinkPage::pointsAtOffer, LinkPage::clicks),
        PRERENDER_CONSERVATIVE("prerender", "conservative", LinkPage::pressesOnOffer, LinkPage::releasesOnOffer),
        LINK("link", "prefetch", LinkPage::pointsAtOffer, LinkPage::clicks);

        private final String action;
        private final String how;
        private final Consumer<LinkPage> lure;
        private final Consumer<LinkPage> goes;

        Ahead(String action, String how, Consumer<LinkPage> lure, Consumer<LinkPage> goes) {
            this.action = action;
            this.how = how;
            this.lure = lure;
            this.goes = goes;
        }

        /** What stands on the page. */
        String html(String link) {
            return action.equals("link")
                    ? "<link rel='%s' href='%s'>".formatted(how, link)
                    : """
                    <script type="speculationrules">
                    {"%s": [{"source": "list", "urls": ["%s"], "eagerness": "%s"}]}
                    </script>""".formatted(action, link, how);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Ahead.class,
            names = {"PREFETCH_IMMEDIATE", "PREFETCH_CONSERVATIVE", "PRERENDER_MODERATE", "LINK"})
    void onAnotherSiteByAPlainLink(Ahead ahead, Windows windows, RunningStack stack) {
        try (PublisherSite site = PublisherSite.elsewhere()) {
            new Journeys(ahead, site.page(), () -> stack.redirectUrl() + "/c/" + AD).walk(windows, stack);
        }
    }

    @ParameterizedTest
    @EnumSource(Ahead.class)
    void onAnotherSiteByASignedLink(Ahead ahead, Windows windows, RunningStack stack) {
        Visitor impressions = new Visitor(stack, AD);
        try (PublisherSite site = PublisherSite.elsewhere()) {
            new Journeys(ahead, site.page(), () -> impressions.link().toString()).walk(windows, stack);
        }
    }

    @ParameterizedTest
    @EnumSource(Ahead.class)
    void onAPageOfTheSameSiteByASignedLink(Ahead ahead, Windows windows, RunningStack stack) {
        Visitor impressions = new Visitor(stack, AD);
        try (PublisherSite site = PublisherSite.onSiteOfLinks()) {
            new Journeys(ahead, site.page(), () -> impressions.link().toString()).walk(windows, stack);
        }
    }

    /** People who come to a page that has a link of their own fetched ahead. */
    private record Journeys(Ahead ahead, String page, Supplier<String> links) {

        void walk(Windows windows, RunningStack stack) {
            try (LoggedClicks log = new LoggedClicks(stack, AD)) {
                whoeverLeavesWasNeverThere(windows, log);
                log.forget();
                whoeverGoesThereCountsOnce(windows, log);
                log.forget();
                whoeverGoesThereAtOnceCountsOnce(windows, log);
            }
        }

        private void whoeverLeavesWasNeverThere(Windows windows, LoggedClicks log) {
            LinkPage shown = opens(windows.open(), links.get());
            ahead.lure.accept(shown);
            log.await(Verdict.PREFETCH);
            shown.leavesOffer();

            assertThat(log.all()).extracting(ClickEvent::verdict).containsOnly(Verdict.PREFETCH);
            say("leaves", log);
        }

        private void whoeverGoesThereCountsOnce(Windows windows, LoggedClicks log) {
            Window visitor = windows.open();
            String link = links.get();
            LinkPage shown = opens(visitor, link);
            ahead.lure.accept(shown);
            log.await(Verdict.PREFETCH);
            ahead.goes.accept(shown);

            visitor.landing().expectArrived(AD, AD_NAME);
            List<ClickEvent> logged = log.all();
            expectOneClick(log);
            assertThat(logged).extracting(ClickEvent::verdict).containsOnly(Verdict.PREFETCH, Verdict.VALID);
            if (link.contains("?t=")) {
                assertThat(logged)
                        .as("the impression of all that came by its link")
                        .extracting(ClickEvent::clickId)
                        .containsOnly(logged.getFirst().clickId());
            }
            say("goes there", log);
        }

        /** The browser still waits for what it fetches ahead, if it does, when the person goes. */
        private void whoeverGoesThereAtOnceCountsOnce(Windows windows, LoggedClicks log) {
            Window visitor = windows.open();
            opens(visitor, links.get()).clicks();

            visitor.landing().expectArrived(AD, AD_NAME);
            expectOneClick(log);
            say("goes there at once", log);
        }

        /** A browser may ask twice for one press; the second request is then a repeat of the same click. */
        private static void expectOneClick(LoggedClicks log) {
            assertThat(log.all(Verdict.VALID).stream().map(ClickEvent::clickId).distinct())
                    .hasSize(1);
        }

        private LinkPage opens(Window window, String link) {
            return window.goesTo(page).linkPage().has("<a href='%s'>Offer</a>".formatted(link) + ahead.html(link));
        }

        private void say(String what, LoggedClicks log) {
            System.out.printf(
                    "%s, %s, on %s: logged %s%n",
                    ahead,
                    what,
                    page,
                    log.all().stream().map(event -> event.verdict().name()).toList());
        }
    }
}
