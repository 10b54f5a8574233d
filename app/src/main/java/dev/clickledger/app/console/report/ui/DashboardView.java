package dev.clickledger.app.console.report.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.clickledger.app.catalog.AdDirectory;
import dev.clickledger.app.console.ad.TrackingLinks;
import dev.clickledger.app.console.component.ui.BrowserZone;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.live.Pulse;
import dev.clickledger.app.console.live.Watch;
import dev.clickledger.app.console.report.answer.ReportAnswer;
import dev.clickledger.app.console.report.chart.ui.LiveChart;
import dev.clickledger.app.console.report.chart.ui.Metric;
import dev.clickledger.app.console.report.compare.ComparedSeries;
import dev.clickledger.app.console.report.counting.StalledCounting;
import dev.clickledger.app.console.report.live.LiveAnswer;
import dev.clickledger.app.console.report.live.LiveReports;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.Counts;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.OwnIds;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.question.Ranking;
import dev.clickledger.app.console.report.question.Rankings;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.time.Comparison;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.console.shell.ui.MainLayout;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.BaseJsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A tenant's clicks over time and by what they have in common, kept live by the server. What it shows is its address. */
@Route(value = "", layout = MainLayout.class)
@PageTitle("Clicks · Clickledger")
@PermitAll
public class DashboardView extends Div implements BeforeEnterObserver, AfterNavigationObserver {

    private static final long serialVersionUID = 1L;

    private final transient CurrentUser user;
    private final transient LiveReports reports;
    private final transient AdDirectory ads;
    private final transient TrackingLinks links;
    private final transient StalledCounting stalledCounting;
    private final transient TimeChoices times;
    private final transient Pulse pulse;
    private final transient Clock clock;

    private final Freshness freshness = new Freshness();
    private final StaleBanner banner = new StaleBanner();
    private final ViewControls controls = new ViewControls(this::choose);
    private final FilterChips chips = new FilterChips(this::unfilter, this::clearFilters);
    private final FiguresRow figures = new FiguresRow(this::draw);
    private final LiveChart chart = new LiveChart();
    private final Div content = new Div();
    private final FirstUse firstUse = new FirstUse();
    private final Map<Dimension, TopList> lists = new EnumMap<>(Dimension.class);
    private final TraitLists traits;

    private transient @Nullable TenantScope scope;
    private boolean visiting;
    private transient @Nullable Address address;
    private transient List<Watch> watches = new ArrayList<>();
    private transient @Nullable Watch beats;
    private transient @Nullable LiveAnswer<ClickSeries> latest;
    private transient @Nullable ReportAnswer<ClickSeries> earlier;
    private transient Optional<Instant> stalledSince = Optional.empty();
    private transient @Nullable Instant pausedSince;

    DashboardView(
            CurrentUser user,
            LiveReports reports,
            AdDirectory ads,
            TrackingLinks links,
            StalledCounting stalledCounting,
            TimeChoices times,
            Pulse pulse,
            Clock clock) {
        this.user = user;
        this.reports = reports;
        this.ads = ads;
        this.links = links;
        this.stalledCounting = stalledCounting;
        this.times = times;
        this.pulse = pulse;
        this.clock = clock;
        addClassName("dashboard");
        for (Dimension dimension : Dimension.values()) {
            lists.put(dimension, new TopList(dimension, key -> pick(dimension, key), () -> showAll(dimension)));
        }
        traits = new TraitLists(reports, clock);
        content.addClassName("dashboard-content");
        content.add(figures, chartCard(), topLists(), traits);
        add(head(), banner, chips, firstUse, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<TenantScope> own = user.tenantScope();
        if (own.isEmpty()) {
            if (user.platformScope().isPresent()) {
                event.forwardTo("admin");
            } else {
                event.rerouteToError(AccessDeniedException.class);
            }
            return;
        }
        Optional<Address> asked =
                Address.parse(event.getLocation().getQueryParameters(), BrowserZone.of(event.getUI()));
        if (asked.isEmpty()
                || !new OwnIds(ads).ownsAll(own.get(), asked.get().question().filters())) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        boolean onlyDrawing = address != null
                && Objects.equals(own.get(), scope)
                && address.question().equals(asked.get().question());
        scope = own.get();
        visiting = user.visiting();
        address = asked.get();
        if (!onlyDrawing) {
            latest = null;
        }
        describe(event.getUI());
        if (isAttached() && !onlyDrawing) {
            pausedSince = null;
            watch(event.getUI());
        }
    }

    /** Writes into the address what it left to the reader, so that whatever is copied from it shows the same to others. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        Address here = address;
        QueryParameters opened = event.getLocation().getQueryParameters();
        if (here != null && !here.completed(opened).equals(opened)) {
            Location complete = new Location(event.getLocation().getPath(), here.completed(opened));
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState((BaseJsonNode) null, complete));
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        describe(ui);
        watch(ui);
        // words such as "today" become wrong by the clock alone, while no figure changes
        beats = pulse.watch(_ -> ui.access(() -> tellTime(ui)));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopWatching();
        if (beats != null) {
            beats.close();
            beats = null;
        }
    }

    private Div head() {
        Div words = new Div(new H1("Clicks"), freshness);
        words.addClassName("head-words");
        Div head = new Div(words, controls);
        head.addClassName("head");
        return head;
    }

    private Section chartCard() {
        Section card = new Section(chart);
        card.addClassNames("card", "chart-card");
        card.getElement().setAttribute("aria-label", "Clicks over time");
        return card;
    }

    private Div topLists() {
        Div columns = new Div();
        columns.addClassName("top-lists");
        columns.add(column(Dimension.CAMPAIGN, Dimension.AD, Dimension.SOURCE));
        columns.add(column(Dimension.COUNTRY, Dimension.DEVICE_CLASS, Dimension.VERDICT));
        return columns;
    }

    /** Lists below one another, so that a short one leaves no gap beside a long one. */
    private Div column(Dimension... dimensions) {
        return new Div(Arrays.stream(dimensions).map(lists::get).toArray(TopList[]::new));
    }

    /** What follows from the address alone. */
    private void describe(UI ui) {
        TenantScope tenant = scope;
        Address here = address;
        if (tenant == null || here == null) {
            return;
        }
        controls.show(choices(here, ui));
        chips.show(here.question().filters(), words(tenant, ui));
        figures.mark(here.shown());
        chart.draw(here.shown());
    }

    private void watch(UI ui) {
        stopWatching();
        TenantScope tenant = scope;
        Address here = address;
        if (tenant == null || here == null) {
            return;
        }
        await();
        Question question = here.question().together();
        List<Watch> mine = watches;
        watches.add(stalledCounting.watch(since -> ui.access(() -> {
            if (mine == watches) {
                stalledSince = since;
                tellTime(ui);
            }
        })));
        watches.add(reports.watch(question.series(tenant), pushed(ui, answer -> showSeries(ui, question, answer))));
        question.earlierSeries(tenant)
                .ifPresent(earlier ->
                        watches.add(reports.watch(earlier, pushed(ui, answer -> showEarlier(ui, question, answer)))));
        watches.add(reports.watch(
                question.lists(tenant, TopList.ROWS + 1),
                pushed(ui, answer -> showLists(ui, tenant, question, answer))));
        traits.watch(ui, tenant, question);
    }

    /** Brings an answer into the page's own thread, unless it is no longer the one that the page shows. */
    private <A> Consumer<LiveAnswer<A>> pushed(UI ui, Consumer<LiveAnswer<A>> show) {
        List<Watch> mine = watches;
        return answer -> ui.access(() -> {
            if (mine == watches) {
                show.accept(answer);
            }
        });
    }

    private void stopWatching() {
        watches.forEach(Watch::close);
        watches = new ArrayList<>();
        traits.stop();
    }

    /** What is there stays, dimmed, until there is something newer. */
    private void await() {
        latest = null;
        earlier = null;
        freshness.loading();
        figures.await();
        chart.await();
        lists.values().forEach(TopList::await);
    }

    private void showSeries(UI ui, Question question, LiveAnswer<ClickSeries> live) {
        latest = live;
        tellTime(ui);
        switch (live) {
            case LiveAnswer.Unavailable<ClickSeries> _ ->
                chart.say("The figures cannot be read at the moment. They show up here as soon as they can.");
            case LiveAnswer.Refused<ClickSeries> _ ->
                chart.say("This cannot be answered as it is asked. Choose a shorter time, longer steps or fewer"
                        + " filters.");
            case LiveAnswer.Shown<ClickSeries>(ReportAnswer<ClickSeries> answer) -> {
                ClickSeries series = answer.value();
                Counts total = series.total();
                figures.show(total, ui.getLocale());
                chart.show(series);
                showChange(ui, question);
                greet(ui, question, total);
            }
        }
    }

    /** Whatever is said of time, from the figures that are shown and from what the clock shows by now. */
    private void tellTime(UI ui) {
        Address here = address;
        if (here == null) {
            return;
        }
        controls.show(choices(here, ui));
        traits.tell(ui);
        Times words = times(ui, here.question());
        Instant now = clock.instant();
        Instant paused = pausedSince;
        LiveAnswer<ClickSeries> live = latest;
        if (paused != null) {
            freshness.paused(paused, words, now);
        } else if (live instanceof LiveAnswer.Unavailable<ClickSeries>(Instant since)) {
            freshness.unavailable(since, words, now);
            banner.unavailable(since, words, now);
        } else if (live instanceof LiveAnswer.Refused<ClickSeries>(Instant since)) {
            freshness.unavailable(since, words, now);
            banner.refused(since, words, now);
        } else if (live instanceof LiveAnswer.Shown<ClickSeries>(ReportAnswer<ClickSeries> answer)) {
            boolean runs = times.runs(here.question());
            freshness.show(answer, runs, words, now);
            warn(answer, runs, words, now);
        }
    }

    private @Nullable ReportAnswer<ClickSeries> shown() {
        return latest instanceof LiveAnswer.Shown<ClickSeries>(ReportAnswer<ClickSeries> answer) ? answer : null;
    }

    private void warn(ReportAnswer<ClickSeries> answer, boolean runs, Times words, Instant now) {
        if (answer.cached()) {
            banner.lastGood(answer.asOf(), words, now);
        } else if (stalledSince.isPresent() && runs) {
            banner.stalled(stalledSince.get(), words, now);
        } else {
            banner.hide();
        }
    }

    private void showEarlier(UI ui, Question question, LiveAnswer<ClickSeries> live) {
        if (live instanceof LiveAnswer.Shown<ClickSeries>(ReportAnswer<ClickSeries> answer)) {
            earlier = answer;
            showChange(ui, question);
        }
    }

    /** While one answer is a minute ahead of the other, what was compared last stays. */
    private void showChange(UI ui, Question question) {
        ReportAnswer<ClickSeries> now = shown();
        ReportAnswer<ClickSeries> then = earlier;
        if (question.comparisonOrSuitable() == Comparison.NONE) {
            figures.compareNothing();
        } else if (now != null && then != null) {
            ComparedSeries.of(question, now, then).ifPresentOrElse(compared -> show(ui, question, compared), () -> {
                if (question.comparedTime(now.asOf()).before().isEmpty()) {
                    figures.nothingToCompareWith();
                }
            });
        }
    }

    private void show(UI ui, Question question, ComparedSeries compared) {
        String than = question.comparisonOrSuitable() == Comparison.WEEKDAYS ? "on the same weekdays" : "before";
        String upTo = compared.time().running()
                ? ", both up to " + times(ui, question).minute(compared.time().until())
                : "";
        chart.compare(compared);
        figures.compare(compared.total(), compared.earlierTotal(), than + upTo, ui.getLocale());
    }

    private void showLists(UI ui, TenantScope tenant, Question question, LiveAnswer<Rankings> live) {
        switch (live) {
            case LiveAnswer.Unavailable<Rankings> _ -> lists.values().forEach(TopList::unavailable);
            case LiveAnswer.Refused<Rankings> _ -> lists.values().forEach(TopList::refused);
            case LiveAnswer.Shown<Rankings>(ReportAnswer<Rankings> answer) -> {
                Words words = words(tenant, ui);
                lists.forEach((dimension, list) -> list.show(
                        answer.value().of(dimension),
                        question.filters().of(dimension),
                        value -> words.of(dimension, value)));
            }
        }
    }

    /** Whether this is a tenant's first visit is asked for only when nothing happened lately. */
    private void greet(UI ui, Question question, Counts now) {
        TenantScope tenant = scope;
        boolean nothing = now.state() == null;
        if (!nothing || tenant == null || !question.filters().none()) {
            welcome(false, tenant);
            return;
        }
        if (firstUse.isVisible()) {
            return;
        }
        ReportQuery.Series ever = times.everything(question).series(tenant);
        reports.once(ever, pushed(ui, answer -> {
            if (answer instanceof LiveAnswer.Shown<ClickSeries>(ReportAnswer<ClickSeries> found)) {
                welcome(found.value().total().state() == null, tenant);
            }
        }));
    }

    private void welcome(boolean first, @Nullable TenantScope tenant) {
        if (first && tenant != null && !firstUse.isVisible()) {
            firstUse.show(ads.ads(tenant.tenantId()), links);
        } else if (!first) {
            firstUse.hide();
        }
        content.setVisible(!firstUse.isVisible());
    }

    private void showAll(Dimension dimension) {
        TenantScope tenant = scope;
        Address here = address;
        Optional<UI> ui = getUI();
        TopList list = lists.get(dimension);
        if (tenant == null || here == null || ui.isEmpty() || list == null) {
            return;
        }
        Words words = words(tenant, ui.get());
        reports.once(
                here.question().leading(tenant, dimension, ReportQuery.Series.MOST_KEYS), pushed(ui.get(), answer -> {
                    if (answer instanceof LiveAnswer.Shown<Ranking>(ReportAnswer<Ranking> found)) {
                        list.showAll(
                                found.value(),
                                here.question().filters().of(dimension),
                                value -> words.of(dimension, value));
                    }
                }));
    }

    private void choose(String name, String value) {
        Address here = address;
        Optional<UI> ui = getUI();
        if (here == null || ui.isEmpty()) {
            return;
        }
        switch (name) {
            case "pause" -> pause(ui.get());
            case "clear" -> clearFilters();
            default -> times.chosen(here, name, value, BrowserZone.of(ui.get())).ifPresent(this::go);
        }
    }

    private ObjectNode choices(Address here, UI ui) {
        ReportAnswer<ClickSeries> answer = shown();
        TimeRange range = answer == null ? null : answer.value().range();
        ObjectNode state = times.state(here, range, pausedSince != null, ui.getLocale());
        TenantScope visited = scope;
        if (visited != null && visiting) {
            // a file is fetched past the page, where nothing else says who is visited
            state.withObjectProperty("export").putArray("tenant").add(visited.tenantId());
        }
        return state;
    }

    private void pause(UI ui) {
        if (pausedSince == null) {
            pausedSince = clock.instant();
            stopWatching();
        } else {
            pausedSince = null;
            watch(ui);
        }
        tellTime(ui);
    }

    private void pick(Dimension dimension, String key) {
        change(question -> question.filtered(question.filters().toggled(dimension, key)));
    }

    private void unfilter(Dimension dimension, String value) {
        pick(dimension, value);
    }

    private void clearFilters() {
        change(question -> question.filtered(Filters.NONE));
    }

    private void draw(Metric metric) {
        if (address != null) {
            go(address.showing(metric));
        }
    }

    private void change(UnaryOperator<Question> how) {
        if (address != null) {
            go(address.with(how.apply(address.question())));
        }
    }

    private void go(Address next) {
        if (!next.equals(address)) {
            getUI().ifPresent(ui -> ui.navigate("", next.parameters()));
        }
    }

    private static Times times(UI ui, Question question) {
        return new Times(question.zone(), ui.getLocale());
    }

    private Words words(TenantScope tenant, UI ui) {
        return new Words(tenant, ads, ui.getLocale());
    }
}
