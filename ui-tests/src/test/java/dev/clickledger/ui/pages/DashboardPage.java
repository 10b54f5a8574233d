package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The dashboard. The chart tells its figures in a table and in attributes, for screen readers and programs. */
public final class DashboardPage {

    private static final String MINUTES = """
            rows => rows.map(row => ({ minute: row.dataset.start, clicks: row.dataset.clicks, repeats: row.dataset.repeats,
              invalid: row.dataset.invalid, reconciled: row.dataset.reconciled, state: row.dataset.state }))
            """;

    private static final String PRESS_AND_TIME = """
            (button, heading) => new Promise(drawn => {
              const pressed = performance.now();
              new MutationObserver((changes, observer) => {
                observer.disconnect();
                requestAnimationFrame(() => drawn(performance.now() - pressed));
              }).observe(heading, { childList: true, characterData: true, subtree: true });
              button.click();
            })
            """;

    private static final Pattern LIVE = Pattern.compile("^Live$");

    private final Page page;

    /** What that page shows. */
    public DashboardPage(Page page) {
        this.page = page;
    }

    /** Waits until live figures are shown. */
    public DashboardPage expectLive() {
        assertThat(badge(LIVE)).isVisible();
        assertThat(figure("clicks")).hasAttribute("data-value", Pattern.compile("\\d+"));
        return this;
    }

    /** Waits until the badge says that, for example that it is paused. */
    public DashboardPage expectBadge(String word) {
        assertThat(badge(Pattern.compile("^" + word + "$"))).isVisible();
        return this;
    }

    /** The same, within that time. */
    public DashboardPage expectBadge(String word, Duration within) {
        assertThat(badge(Pattern.compile("^" + word + "$")))
                .isVisible(new IsVisibleOptions().setTimeout((double) within.toMillis()));
        return this;
    }

    /** Waits until at least one click is shown. */
    public DashboardPage expectSomeClicks() {
        assertThat(figure("clicks")).hasAttribute("data-value", Pattern.compile("[1-9]\\d*"));
        return this;
    }

    /** Waits until figures are shown, live or not. */
    public DashboardPage expectShown() {
        assertThat(figure("clicks")).hasAttribute("data-value", Pattern.compile("\\d+"));
        return this;
    }

    /** Waits until it is about that ad alone. */
    public DashboardPage expectAd(String adName) {
        assertThat(filters().getByRole(AriaRole.BUTTON)).hasCount(1);
        assertThat(filters()).containsText(adName);
        return this;
    }

    /** Waits until exactly these filters are on: kind and value, as in {@code Ad Trail boots}. */
    public DashboardPage expectFilters(String... chips) {
        Locator on = filters().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove filter"));
        assertThat(on).hasText(Arrays.stream(chips).map(DashboardPage::spaced).toArray(Pattern[]::new));
        return this;
    }

    /** Takes a filter off. */
    public DashboardPage removesFilter(String name) {
        filters()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove filter " + name))
                .click();
        return this;
    }

    /** Has one of the figures drawn. */
    public DashboardPage draws(String figure) {
        Locator button = page.getByRole(AriaRole.GROUP, new GetByRoleOptions().setName("Figures"))
                .getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + figure + "\\b")));
        button.click();
        assertThat(button).hasAttribute("aria-pressed", "true");
        return this;
    }

    /** Has one of the figures drawn, and tells how long that took until the browser drew it. */
    public Duration timesDrawing(String figure) {
        Locator button = page.getByRole(AriaRole.GROUP, new GetByRoleOptions().setName("Figures"))
                .getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + figure + "\\b")));
        Object heading = chart().getByRole(AriaRole.HEADING).elementHandle();
        double millis = ((Number) button.evaluate(PRESS_AND_TIME, heading)).doubleValue();
        return Duration.ofNanos((long) (millis * 1_000_000));
    }

    /** Waits until the chart has that heading. */
    public DashboardPage expectChart(String heading) {
        assertThat(chart().getByRole(AriaRole.HEADING)).hasText(heading);
        return this;
    }

    /** Waits until a figure has that value, as programs read it. */
    public DashboardPage expectFigure(String name, long value) {
        assertThat(figure(name)).hasAttribute("data-value", Long.toString(value));
        return this;
    }

    /** Waits until a figure reads like that. */
    public DashboardPage expectFigure(String name, Pattern text) {
        assertThat(figure(name)).containsText(text);
        return this;
    }

    /** Waits until the mouse, over the newest part of the chart, is told about the figure that is drawn. */
    public DashboardPage expectTip(Pattern text) {
        Locator canvas = chart().locator(".chart-canvas");
        BoundingBox box = canvas.boundingBox();
        for (double right : new double[] {60, 14}) {
            canvas.hover(new Locator.HoverOptions().setPosition(box.width - right, box.height / 2));
        }
        assertThat(chart().locator(".tip")).containsText(text);
        return this;
    }

    /** Waits until the legend has these words, in this order. */
    public DashboardPage expectLegend(String... words) {
        assertThat(page.getByRole(AriaRole.LIST, new GetByRoleOptions().setName("Legend"))
                        .getByRole(AriaRole.LISTITEM))
                .hasText(words);
        return this;
    }

    /** How many parts of time the chart has. */
    public int parts() {
        return chart().locator("tbody tr").count();
    }

    /** Waits until the chart has that many parts of time. */
    public DashboardPage expectParts(int count) {
        assertThat(chart().locator("tbody tr")).hasCount(count);
        return this;
    }

    /** What the parts of time are called. */
    public List<String> partNames() {
        return chart().locator("tbody th").allTextContents();
    }

    /** Shows the chart's figures as a table, or the chart again. */
    public DashboardPage switchesTable() {
        chart().getByRole(AriaRole.BUTTON).click();
        return this;
    }

    /** Waits until the figures can be seen as a table, and the chart cannot. */
    public DashboardPage expectTable() {
        assertThat(chart().locator(".chart-canvas")).isHidden();
        assertThat(chart().getByRole(AriaRole.TABLE)).isInViewport();
        return this;
    }

    /** Waits until the chart can be seen. */
    public DashboardPage expectNoTable() {
        assertThat(chart().locator(".chart-canvas")).isVisible();
        return this;
    }

    /** When the newest count that is shown was written. */
    public Instant dataUpTo() {
        Locator time = page.locator("time[datetime]").filter(new Locator.FilterOptions().setHasText("Data up to"));
        return Instant.parse(time.getAttribute("datetime"));
    }

    /** Waits until the banner says something. */
    public DashboardPage expectBanner(String text) {
        assertThat(banner()).containsText(text);
        return this;
    }

    /** Waits until the banner tells an age. */
    public DashboardPage expectAge() {
        assertThat(banner()).containsText(Pattern.compile("\\d+ (second|minute)s? ago"));
        return this;
    }

    /** Waits until the page says that it is cut off, since when and how long ago that is. */
    public DashboardPage expectOffline(Duration within) {
        Locator word = page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("You are offline"));
        assertThat(word).isVisible(new IsVisibleOptions().setTimeout((double) within.toMillis()));
        assertThat(word).containsText(Pattern.compile("since \\d\\d:\\d\\d:\\d\\d"));
        assertThat(word).containsText(Pattern.compile("\\d+ (second|minute)s? ago"));
        assertThat(freshness().getByText("Offline")).isVisible();
        assertThat(badge(LIVE)).isHidden();
        return this;
    }

    /** Waits until it no longer says that it is cut off. */
    public DashboardPage expectOnline(Duration within) {
        assertThat(page.getByText("You are offline"))
                .isHidden(new IsHiddenOptions().setTimeout((double) within.toMillis()));
        return this;
    }

    /** Waits until what is shown is marked as about to be replaced. */
    public DashboardPage expectBeingUpdated(String... lists) {
        return expectBusy("true", lists);
    }

    /** Waits until what is shown is what was asked for. */
    public DashboardPage expectUpdated(String... lists) {
        return expectBusy("false", lists);
    }

    private DashboardPage expectBusy(String busy, String... lists) {
        assertThat(chart()).hasAttribute("aria-busy", busy);
        assertThat(figure("clicks")).hasAttribute("aria-busy", busy);
        for (String list : lists) {
            assertThat(region(list)).hasAttribute("aria-busy", busy);
        }
        return this;
    }

    /** Begins to note all that the page says about its figures. */
    public Witness witness() {
        return new Witness(page);
    }

    /** Waits until there is no banner. */
    public DashboardPage expectNoBanner(Duration within) {
        assertThat(banner()).isHidden(new IsHiddenOptions().setTimeout((double) within.toMillis()));
        return this;
    }

    /** Stops the page, or lets it go on. */
    public DashboardPage presses(String button) {
        button(button).click();
        return this;
    }

    /** One of the lists below the chart. */
    public TopListPart list(String heading) {
        return new TopListPart(page, heading);
    }

    /** What is chosen about time. */
    public TimePart time() {
        return new TimePart(page);
    }

    /** Waits until a sheet lies over the page. */
    public DashboardPage expectSheet(String name) {
        assertThat(sheets(new GetByRoleOptions().setName(name).setExact(true))).isVisible();
        return this;
    }

    /** Waits until no sheet lies over the page. */
    public DashboardPage expectNoSheet() {
        assertThat(sheets(new GetByRoleOptions())).hasCount(0);
        return this;
    }

    /** Says, in the sheet with the shortcuts, whether keys are to do anything. */
    public DashboardPage switchesKeys(boolean on) {
        page.getByRole(AriaRole.CHECKBOX, new GetByRoleOptions().setName("Use these keys"))
                .setChecked(on);
        return this;
    }

    /** Sum of the clicks on the chart. */
    public long clicks() {
        return Long.parseLong(chart().getAttribute("data-clicks"));
    }

    /** Waits until chart and figure show that many clicks, the chart within the given time. */
    public DashboardPage expectClicks(long clicks, Duration within) {
        assertThat(chart())
                .hasAttribute("data-clicks", Long.toString(clicks), new HasAttributeOptions().setTimeout((double)
                                within.toMillis()));
        assertThat(figure("clicks")).hasAttribute("data-value", Long.toString(clicks));
        return this;
    }

    /** Waits until a minute shows that many clicks in the given state. */
    public void expectMinute(Instant minute, long clicks, String state) {
        Locator row =
                chart().locator("tbody tr[data-start^='" + minute.toString().replace("Z", "") + "']");
        assertThat(row).hasAttribute("data-clicks", Long.toString(clicks));
        assertThat(row).hasAttribute("data-state", state);
    }

    /** Waits until at least that many minutes are in a state. */
    public void expectMinutes(String state, int atLeast, Duration within) {
        chart().locator("tbody tr[data-state=" + state + "]")
                .nth(atLeast - 1)
                .waitFor(new Locator.WaitForOptions()
                        .setState(WaitForSelectorState.ATTACHED)
                        .setTimeout((double) within.toMillis()));
    }

    /** The chart, minute by minute. */
    public List<MinuteFigures> minutes() {
        return ((List<?>) chart().locator("tbody tr").evaluateAll(MINUTES))
                .stream()
                        .map(row -> (Map<?, ?>) row)
                        .map(row -> new MinuteFigures(
                                Instant.parse(text(row, "minute")),
                                Long.parseLong(text(row, "clicks")),
                                Long.parseLong(text(row, "repeats")),
                                Long.parseLong(text(row, "invalid")),
                                Long.parseLong(text(row, "reconciled")),
                                text(row, "state")))
                        .toList();
    }

    /** Waits until a list has a row with that many clicks. */
    public DashboardPage expectListed(String list, String label, long clicks) {
        assertThat(row(list, label)).hasAttribute("data-clicks", Long.toString(clicks));
        return this;
    }

    /** Waits until a list of the recount is there, or is said to come yet, and holds that it has no such row. */
    public DashboardPage expectRecountedWithout(String list, String label) {
        Locator counted = region(list).and(page.locator("[aria-busy=false]"));
        assertThat(counted.or(page.getByText("has not counted the time since"))).isVisible();
        assertThat(row(list, label)).hasCount(0);
        return this;
    }

    /** Waits until there is no such list. */
    public DashboardPage expectNoList(String list) {
        assertThat(region(list)).hasCount(0);
        return this;
    }

    /** Waits until the page says so. */
    public DashboardPage expectText(String text) {
        assertThat(page.getByText(text)).isVisible();
        return this;
    }

    /** Downloads what is shown. */
    public CsvFile download() {
        return download("This view");
    }

    /** Downloads the counts behind it. */
    public CsvFile downloadCounts() {
        return download("Raw counts");
    }

    /** Opens the sheet from which files are exported. */
    public ExportSheet exports() {
        button("Export").click();
        return new ExportSheet(page);
    }

    private CsvFile download(String choice) {
        ExportSheet sheet = exports();
        CsvFile file = sheet.download(choice);
        sheet.closes();
        return file;
    }

    /** Begins to note when the chart changes. */
    public ChartClock clock() {
        return new ChartClock(page, chart());
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator region(String name) {
        return page.getByRole(
                AriaRole.REGION, new GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator row(String list, String label) {
        return region(list)
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(label, new Page.GetByTextOptions().setExact(true))));
    }

    private Locator chart() {
        return page.locator("live-chart");
    }

    private Locator figure(String name) {
        return page.locator("[data-figure=" + name + "]");
    }

    private Locator sheets(GetByRoleOptions which) {
        return page.getByRole(AriaRole.DIALOG, which);
    }

    private Locator filters() {
        return page.getByRole(AriaRole.GROUP, new GetByRoleOptions().setName("Filters"));
    }

    private Locator banner() {
        return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.ALERT);
    }

    private Locator freshness() {
        return page.locator(".freshness");
    }

    private Locator badge(Pattern word) {
        return page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(word));
    }

    /** The words of a chip stand in elements of their own. */
    private static Pattern spaced(String words) {
        return Pattern.compile("^\\s*" + Literal.of(words).replace(" ", "\\s*") + "\\s*$");
    }

    private static String text(Map<?, ?> row, String name) {
        return String.valueOf(row.get(name));
    }
}
