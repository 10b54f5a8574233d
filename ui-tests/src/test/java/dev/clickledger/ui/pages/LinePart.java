package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The strip above every page that says why nothing comes from the server any more. */
public final class LinePart {

    private final Page page;

    /** Of that page. */
    public LinePart(Page page) {
        this.page = page;
    }

    /** Waits until it says that. */
    public LinePart expectSays(String words) {
        assertThat(strip()).containsText(words);
        return this;
    }

    /** Waits until it has nothing to say. */
    public LinePart expectSilent() {
        assertThat(strip()).hasCount(0);
        return this;
    }

    /** Follows the way to the sign-in that it offers. */
    public void followsToSignIn() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    private Locator strip() {
        return page.getByRole(AriaRole.ALERT)
                .and(page.locator("live-line"))
                .filter(new Locator.FilterOptions().setVisible(true));
    }
}
