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
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** However a publisher writes a link, and however people go there: they arrive, and count once. */
@Journey
class LinksIT {

    private static final String AD_NAME = "Two-person tents";
    private static final String AD = "acme-tents";

    /** What publishers and the tools between them put behind a link, as it stands in a page. */
    static String[] whatStandsBehindALink() {
        return new String[] {
            "&x=a|b",
            "&x={y}",
            "&utm_content={{ad.name}}",
            "&x=a^b`c",
            "&utm_campaign=20%",
            "&x=%zz",
            "&x=two words",
            "&x=Straße",
            "&x=😉",
            "&x='q'&y=<b>",
            "&x=[1]&y=\\z",
            "&x=" + "a".repeat(7_500),
            "&&&",
            "#part",
            "&x=1#:~:text=offer",
        };
    }

    /** How a publisher's page takes people to a link. */
    private enum Way {
        LINK("<a href='%s'>Offer</a>"),
        WITHOUT_REFERRER("<a href='%s' rel='noreferrer'>Offer</a>"),
        WITH_PING("<a href='%1$s' ping='%1$s'>Offer</a>"),
        SCRIPT("<button onclick=\"location.href='%s'\">Offer</button>"),
        REPLACED("<button onclick=\"location.replace('%s')\">Offer</button>"),
        PICTURE("<a href='%s'><img alt='Offer' width=50 height=50></a>");

        private final String html;

        Way(String html) {
            this.html = html;
        }
    }

    @ParameterizedTest
    @MethodSource("whatStandsBehindALink")
    void whateverStandsBehindALink(String rest, Windows windows, RunningStack stack) {
        String link = new Visitor(stack, AD).link() + rest.replace("'", "&#39;").replace("<", "&lt;");
        arrivesOnce(windows, stack, Way.LINK.html.formatted(link), LinkPage::clicks);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void howeverThePageTakesPeopleThere(Way way, Windows windows, RunningStack stack) {
        String link = new Visitor(stack, AD).link().toString();
        arrivesOnce(windows, stack, way.html.formatted(link), LinkPage::clicks);
    }

    @Test
    void aFormThatIsSent(Windows windows, RunningStack stack) {
        String link = new Visitor(stack, AD).link().toString();
        int query = link.indexOf("?t=");
        String form = "<form action='%s'><input name=t value='%s'><button>Offer</button></form>"
                .formatted(link.substring(0, query), link.substring(query + 3));
        arrivesOnce(windows, stack, form, LinkPage::clicks);
    }

    @Test
    void aDoubleClick(Windows windows, RunningStack stack) {
        String link = new Visitor(stack, AD).link().toString();
        arrivesOnce(windows, stack, Way.LINK.html.formatted(link), LinkPage::clicksTwice);
    }

    @Test
    void whoeverComesBackAndGoesForwardAndLoadsAgainCountsOnce(Windows windows, RunningStack stack) {
        try (PublisherSite site = PublisherSite.elsewhere();
                LoggedClicks log = new LoggedClicks(stack, AD)) {
            Window visitor = windows.open().goesTo(site.page());
            visitor.linkPage()
                    .has(Way.LINK.html.formatted(new Visitor(stack, AD).link()))
                    .clicks();
            visitor.landing().expectArrived(AD, AD_NAME);

            visitor.goesBack().goesForward();
            visitor.landing().expectArrived(AD, AD_NAME);
            visitor.loadsAgain();
            visitor.landing().expectArrived(AD, AD_NAME);

            assertThat(log.all()).hasSize(1);
        }
    }

    @Test
    void anotherTab(Windows windows, RunningStack stack) {
        try (PublisherSite site = PublisherSite.elsewhere();
                LoggedClicks log = new LoggedClicks(stack, AD)) {
            Window visitor = windows.open().goesTo(site.page());
            LinkPage page = visitor.linkPage()
                    .has("<a target='_blank' href='%s'>Offer</a>".formatted(new Visitor(stack, AD).link()));

            assertThat(visitor.addressOfTabOpenedBy(page::clicks)).contains("/demo/landing/" + AD);
            assertThat(log.all()).extracting(ClickEvent::verdict).containsExactly(Verdict.VALID);
        }
    }

    private static void arrivesOnce(Windows windows, RunningStack stack, String html, Consumer<LinkPage> goes) {
        try (PublisherSite site = PublisherSite.elsewhere();
                LoggedClicks log = new LoggedClicks(stack, AD)) {
            Window visitor = windows.open().goesTo(site.page());
            goes.accept(visitor.linkPage().has(html));
            visitor.landing().expectArrived(AD, AD_NAME);

            assertThat(log.all()).extracting(ClickEvent::verdict).containsOnly(Verdict.VALID);
            assertThat(log.all().stream().map(ClickEvent::clickId).distinct()).hasSize(1);
        }
    }
}
