package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

/** The dashboard of a tenant that was never clicked. */
public final class FirstUsePage {

    private final Page page;

    /** What that page shows. */
    public FirstUsePage(Page page) {
        this.page = page;
    }

    /** Waits until it asks for a first ad, and goes to where one is made. */
    public void createsFirstAd() {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Create your first ad"))
                .click();
    }

    /** Waits until it waits for the first click. */
    public FirstUsePage expectWaiting() {
        assertThat(page.getByRole(AriaRole.STATUS).getByText("Waiting for the first click"))
                .isVisible();
        return this;
    }

    /** The tracking link that it offers. */
    public String link() {
        return page.getByLabel("Tracking link").inputValue();
    }

    /** Copies the link. */
    public FirstUsePage copies() {
        Locator copy = page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Copy link"));
        copy.click();
        assertThat(page.getByRole(AriaRole.STATUS).getByText("The tracking link was copied"))
                .isAttached();
        return this;
    }

    /** Sends a click, in another tab. */
    public void sendsTestClick() {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Send a test click"))
                .click();
    }
}
