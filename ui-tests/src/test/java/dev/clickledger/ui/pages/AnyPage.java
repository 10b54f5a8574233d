package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

/** A page that is known by its heading alone. */
public final class AnyPage {

    private final Page page;

    /** What that page shows. */
    public AnyPage(Page page) {
        this.page = page;
    }

    /** Waits until the page has that heading. */
    public void expectHeading(String text) {
        assertThat(page.getByRole(
                        AriaRole.HEADING, new GetByRoleOptions().setName(text).setLevel(1)))
                .isVisible();
    }
}
