package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** The tenant's campaigns, with a search that finds ads as well. */
public final class CampaignsPage {

    private final Page page;

    /** What that page shows. */
    public CampaignsPage(Page page) {
        this.page = page;
    }

    /** Names of the campaigns. */
    public List<String> campaigns() {
        Locator names = table("Campaigns").getByRole(AriaRole.LINK);
        assertThat(names.first()).isVisible();
        return names.allInnerTexts();
    }

    /** Searches, and waits until that ad is found. */
    public void expectFound(String adName) {
        search(adName);
        assertThat(table("Ads").getByRole(AriaRole.LINK)).hasText(new String[] {adName});
    }

    /** Searches, and waits until no ad is found. */
    public void expectNothingFound(String adName) {
        search(adName);
        assertThat(page.getByText("No ad has this in its name.")).isVisible();
    }

    private void search(String text) {
        page.getByLabel("Search in campaigns and ads").fill(text);
    }

    private Locator table(String name) {
        return page.getByRole(
                AriaRole.TABLE, new GetByRoleOptions().setName(name).setExact(true));
    }
}
