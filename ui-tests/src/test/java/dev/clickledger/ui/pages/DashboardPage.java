package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The dashboard. The chart tells its figures in a table and in attributes, for screen readers and programs. */
public final class DashboardPage {

    private static final String MINUTES = """
            rows => rows.map(row => ({ minute: row.dataset.start, clicks: row.dataset.clicks, repeats: row.dataset.repeats,
              invalid: row.dataset.invalid, reconciled: row.dataset.reconciled, state: row.dataset.state }))
            """;

    private static final Pattern LIVE = Pattern.compile("^Live$");

    private final Page page;

    /** What that page shows. */
    public DashboardPage(Page page) {
        this.page = page;
    }

    /** Waits until live figures are shown. */
    public DashboardPage expectLive() {
        assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(LIVE)))
                .isVisible();
        assertThat(figure("clicks")).hasAttribute("data-value", Pattern.compile("\\d+"));
        return this;
    }

    /** Waits until it is about that ad alone. */
    public DashboardPage expectAd(String adName) {
        Locator filters = page.getByRole(AriaRole.GROUP, new GetByRoleOptions().setName("Filters"));
        assertThat(filters.getByRole(AriaRole.BUTTON)).hasCount(1);
        assertThat(filters).containsText(adName);
        return this;
    }

    /** Sum of the clicks on the chart. */
    public long clicks() {
        return Long.parseLong(chart().getAttribute("data-clicks"));
    }

    /** Waits until chart and figure show that many clicks, the chart within the given time. */
    public void expectClicks(long clicks, Duration within) {
        assertThat(chart())
                .hasAttribute("data-clicks", Long.toString(clicks), new HasAttributeOptions().setTimeout((double)
                                within.toMillis()));
        assertThat(figure("clicks")).hasAttribute("data-value", Long.toString(clicks));
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

    /** Downloads what is shown. */
    public CsvFile download() {
        button("Export").click();
        Locator sheet = page.getByRole(AriaRole.DIALOG, new GetByRoleOptions().setName("Export as CSV"));
        Download download = page.waitForDownload(() -> sheet.getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("This view"))
                .click());
        sheet.getByText("Close").click();
        return CsvFile.of(download);
    }

    /** Begins to note when the chart changes. */
    public ChartClock clock() {
        return new ChartClock(page, chart());
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator chart() {
        return page.locator("live-chart");
    }

    private Locator figure(String name) {
        return page.locator("[data-figure=" + name + "]");
    }

    private static String text(Map<?, ?> row, String name) {
        return String.valueOf(row.get(name));
    }
}
