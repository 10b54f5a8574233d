package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.regex.Pattern;

/** The platform's page over recounts. */
public final class RecountsPage {

    private final Page page;

    /** What that page shows. */
    public RecountsPage(Page page) {
        this.page = page;
    }

    /** Waits until findings, or that there are none, are shown. */
    public RecountsPage expectShown() {
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Recounts")))
                .isVisible();
        assertThat(page.getByText("Loading.", new Page.GetByTextOptions().setExact(true)))
                .isHidden();
        return this;
    }

    /** Waits until the page as a whole says that something is to be looked into. */
    public void expectAlarm() {
        assertThat(page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("Look into it")))
                .isVisible();
    }

    /** Waits until the page tells of so many clicks from before the log began. */
    public RecountsPage expectFilledIn(long clicks) {
        assertThat(page.getByText(Pattern.compile("^" + clicks + " clicks from .* are from before the log began")))
                .isVisible();
        return this;
    }

    /** No row is about an ad in the window that begins at that minute. */
    public RecountsPage expectNoFinding(String adId, Instant windowStart) {
        assertThat(row(adId, windowStart)).hasCount(0);
        return this;
    }

    /** The finding about an ad in the window that begins at that minute. */
    public Finding finding(String adId, Instant windowStart) {
        return new Finding(row(adId, windowStart).first());
    }

    private Locator row(String adId, Instant windowStart) {
        return page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Recounted windows"))
                .locator("tr[data-ad=" + adId + "][data-window='" + windowStart + "']");
    }

    /** One row. */
    public static final class Finding {

        private final Locator row;

        private Finding(Locator row) {
            this.row = row;
        }

        /** Waits until it says so in a word. */
        public Finding expectWord(String word) {
            return expect("Finding", word);
        }

        /** Waits until it says that the tenant is invented. */
        public Finding expectDemoLabel() {
            assertThat(row.locator("[data-label=Tenant]")
                            .getByText("Demo", new Locator.GetByTextOptions().setExact(true)))
                    .isVisible();
            return this;
        }

        /** Waits until a column shows a number. */
        public Finding expect(String column, long number) {
            return expect(column, Long.toString(number));
        }

        private Finding expect(String column, String text) {
            assertThat(row.locator("[data-label=" + column + "]")).hasText(text);
            return this;
        }
    }
}
