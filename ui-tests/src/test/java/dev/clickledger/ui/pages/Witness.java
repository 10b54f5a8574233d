package dev.clickledger.ui.pages;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * Notes, in the page itself, whatever a dashboard says about its figures from now on: also what is said for a moment
 * only, between two looks from outside.
 */
public final class Witness {

    private static final String WATCH = """
            () => {
              const seen = window.witnessed = [];
              const look = () => {
                const chart = document.querySelector('live-chart');
                const badge = [...document.querySelectorAll('.freshness > .badge')].find(word => word.checkVisibility());
                const now = {
                  badge: badge?.textContent ?? '',
                  clicks: chart?.dataset.clicks ?? '',
                  figure: document.querySelector('[data-figure=clicks] .figure-number')?.textContent ?? '',
                  rows: [...document.querySelectorAll('[aria-label=Ads] > li, [aria-label=Countries] > li')].length,
                };
                if (JSON.stringify(now) !== JSON.stringify(seen.at(-1))) seen.push(now);
              };
              look();
              new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
            }
            """;

    private final Page page;

    Witness(Page page) {
        this.page = page;
        page.evaluate(WATCH);
    }

    /** All that was shown since, in this order. */
    public List<Shown> shown() {
        return ((List<?>) page.evaluate("window.witnessed"))
                .stream()
                        .map(shown -> (Map<?, ?>) shown)
                        .map(shown -> new Shown(
                                String.valueOf(shown.get("badge")),
                                String.valueOf(shown.get("clicks")),
                                String.valueOf(shown.get("figure")),
                                Integer.parseInt(String.valueOf(shown.get("rows")))))
                        .toList();
    }

    /**
     * What a page showed at one time.
     *
     * @param badge how much the figures are worth
     * @param clicks the chart's clicks
     * @param figure the figure of the clicks
     * @param rows how many ads and countries are listed
     */
    public record Shown(String badge, String clicks, String figure, int rows) {}
}
