package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.clickledger.ui.stack.Person;
import java.util.List;

/** The bar above every page: where one can go, who one is, the way out. */
public final class Frame {

    private final Page page;

    /** What that page shows. */
    public Frame(Page page) {
        this.page = page;
    }

    /** Waits until somebody is signed in. */
    public void expectSignedIn(Person person) {
        assertThat(account()).containsText(person.name());
    }

    /** Waits until the account is one of that tenant's. */
    public void expectTenant(String tenantId) {
        assertThat(account().locator("[data-tenant]")).hasAttribute("data-tenant", tenantId);
    }

    /** Waits until the frame says that what is shown is invented. */
    public void expectDemoLabel() {
        assertThat(account().getByText("Demo data")).isVisible();
    }

    /** Names of the pages that one can go to. */
    public List<String> pages() {
        return page.getByRole(AriaRole.NAVIGATION, new GetByRoleOptions().setName("Pages"))
                .getByRole(AriaRole.LINK)
                .allTextContents();
    }

    /** Chooses the colours. */
    public void choosesColours(String name) {
        page.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName(name)).click();
    }

    /** Waits until it says that a tenant's pages are seen as a guest. */
    public void expectVisit(String tenantId) {
        assertThat(visit()).containsText("You see the pages of " + tenantId);
    }

    /** Ends the visit. */
    public void leaves() {
        visit().getByRole(AriaRole.BUTTON).click();
    }

    /** Signs out. */
    public void signOut() {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign out"))
                .click();
    }

    private Locator visit() {
        return page.getByRole(AriaRole.COMPLEMENTARY, new GetByRoleOptions().setName("Visit"));
    }

    private Locator account() {
        return page.getByRole(AriaRole.BANNER);
    }
}
