package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The page of the demo's advertiser, where a click ends. */
public final class LandingPage {

    private final Page page;

    /** What that page shows. */
    public LandingPage(Page page) {
        this.page = page;
    }

    /** Waits until the visitor has arrived, with the id of the click in the address. */
    public void expectArrived(String adId, String adName) {
        assertThat(page).hasURL(Pattern.compile("/demo/landing/" + adId + "\\?click=[0-9a-f-]{36}&"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(adName)))
                .isVisible();
    }
}
