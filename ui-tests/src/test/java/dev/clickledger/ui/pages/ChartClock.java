package dev.clickledger.ui.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;

/**
 * Notes, in the page itself, when the chart shows more clicks: after the first frame that was drawn since, by the same
 * clock as ours.
 */
public final class ChartClock {

    private static final String NOTE = """
            chart => {
              const seen = window.chartClock = [];
              new MutationObserver(() => {
                const clicks = Number(chart.dataset.clicks);
                requestAnimationFrame(() => setTimeout(() => seen.push([clicks, Date.now()])));
              }).observe(chart, { attributes: true, attributeFilter: ['data-clicks'] });
            }
            """;

    private static final String SEEN = """
            clicks => window.chartClock.find(([shown]) => shown >= clicks)?.[1]
            """;

    private final Page page;

    ChartClock(Page page, Locator chart) {
        this.page = page;
        chart.evaluate(NOTE);
    }

    /** Waits until at least that many clicks are shown, and tells since when. */
    public Instant whenShown(long clicks) {
        Object millis = page.waitForFunction(SEEN, (double) clicks).jsonValue();
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }
}
