package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;

/** A page that only says something: that one may not come in, that nothing is there, that one is signed out. */
public final class NoticePage {

    private final Page page;

    /** What that page shows. */
    public NoticePage(Page page) {
        this.page = page;
    }

    /** Waits until it says that there is no such page. */
    public void expectNotFound() {
        expectHeading("There is nothing here");
    }

    /** Waits until it says that the page is not for whoever opened it. */
    public void expectRefused() {
        expectHeading("You may not open this page");
    }

    /** Waits for so long until it says that. */
    public void expectRefusedWithin(Duration patience) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("You may not open this page")))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(patience.toMillis()));
    }

    /** Waits until it says that nobody is signed in any more. */
    public void expectSignedOut() {
        expectHeading("You are signed out");
    }

    /** All that the page says below its bar, and its title. */
    public String words() {
        return page.title() + "\n" + page.getByRole(AriaRole.MAIN).innerText();
    }

    private void expectHeading(String text) {
        new AnyPage(page).expectHeading(text);
    }
}
