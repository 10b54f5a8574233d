package dev.clickledger.ui;

import dev.clickledger.ui.browser.AtDeskAndOnPhone;
import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.DashboardPage;
import dev.clickledger.ui.pages.MinuteFigures;
import dev.clickledger.ui.pages.TopListPart;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The dashboard's one page: figures that switch the chart, and lists below it. */
@Journey
class FiguresIT {

    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final int LIST_ROWS = 8;

    @AtDeskAndOnPhone
    void eachFigureIsDrawnWhenItIsChosen(Look look, Windows windows, RunningStack stack) {
        Window window = windows.of(Person.GLOBEX_EDITOR, look).opens("/?ad=globex-alps");
        DashboardPage dashboard = window.dashboard().expectLive();
        long clicks = dashboard.clicks();
        long repeats = sum(dashboard, MinuteFigures::repeats);
        long invalid = sum(dashboard, MinuteFigures::invalid);
        Visitor visitor = new Visitor(stack, "globex-alps");

        visitor.clickTwice();
        visitor.clickAsRobot();

        dashboard.expectClicks(clicks + 1, PROMISED);
        dashboard
                .expectFigure("repeats", repeats + 1)
                .expectFigure("invalid", invalid + 1)
                .expectFigure("change", Pattern.compile("[+−±–]"))
                .expectFigure("reconciled", Pattern.compile("\\d+ ?%"));
        dashboard.expectChart("Clicks by the minute").expectTip(Pattern.compile("\\d+ clicks"));
        dashboard.draws("Repeats").expectChart("Repeats by the minute").expectTip(Pattern.compile("\\d+ repeats"));
        window.expectAddress("show=repeats");
        dashboard.draws("Invalid").expectChart("Invalid by the minute").expectTip(Pattern.compile("\\d+ invalid"));
        dashboard.draws("Reconciled").expectChart("Reconciled by the minute").expectTip(Pattern.compile("%|–"));
        dashboard.draws("Change").expectChart("Clicks by the minute");
        dashboard.draws("Clicks").expectTip(Pattern.compile("\\d+ clicks"));
        window.expectAddressWithout("show=");
    }

    @AtDeskAndOnPhone
    void aListTellsMoreWhenAskedAndCanBeSearched(Look look, Windows windows, RunningStack stack) {
        OwnTenant own = OwnTenant.of(stack, windows);
        List<String> sources = IntStream.rangeClosed(1, LIST_ROWS + 3)
                .mapToObj("paper-%02d"::formatted)
                .toList();
        String campaign = own.machine().campaign("Lists " + look);
        String ad = own.machine().ad(campaign, "Many papers", sources);
        Visitor visitor = new Visitor(stack, ad);
        sources.forEach(visitor::clickFrom);
        visitor.clickFrom(sources.getFirst());

        DashboardPage dashboard = windows.of(own.tenant().viewer(), look)
                .opens("/?campaign=" + campaign)
                .dashboard()
                .expectLive();
        dashboard.expectClicks(sources.size() + 1, PROMISED);
        dashboard.list("Campaigns").expect("Lists " + look, sources.size() + 1);
        dashboard.list("Ads").expect("Many papers", sources.size() + 1);
        dashboard.list("Devices").expect("Desktop", sources.size() + 1);
        dashboard.list("Countries").expectRows(1);
        dashboard.list("Verdicts").expect("Valid", sources.size() + 1);
        TopListPart list =
                dashboard.list("Sources").expect(sources.getFirst(), 2).expectRows(LIST_ROWS);
        TopListPart.Sheet all = list.more().expectRows(sources.size());
        all.searches("no such paper").expectNothing();
        all.searches("PAPER-11").expectRows(1).picks("paper-11");

        dashboard.expectFilters("Campaign Lists " + look, "Source paper-11").expectClicks(1, PROMISED);
    }

    private static long sum(DashboardPage dashboard, ToLongFunction<MinuteFigures> figure) {
        return dashboard.minutes().stream().mapToLong(figure).sum();
    }
}
