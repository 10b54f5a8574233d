package dev.clickledger.ui.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

/** The page of the demo's publisher, which shows every ad. */
public final class DemoPublisherPage {

    private final Page page;

    /** What that page shows. */
    public DemoPublisherPage(Page page) {
        this.page = page;
    }

    /** Clicks an ad. */
    public void click(String adName) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(adName).setExact(true))
                .click();
    }
}
