package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.clickledger.ui.stack.Person;
import java.time.Duration;

/** Keycloak's sign-in, which asks for name and password together. */
public final class SignInPage {

    private static final String SUBMIT = "Sign In";

    private final Page page;

    /** What that page shows. */
    public SignInPage(Page page) {
        this.page = page;
    }

    /** Waits until it asks who is there. */
    public void expectShown() {
        assertThat(page.getByLabel("Username or email")).isVisible();
    }

    /** Waits for so long until it asks who is there. */
    public void expectShownWithin(Duration patience) {
        assertThat(page.getByLabel("Username or email"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(patience.toMillis()));
    }

    /** Signs somebody in, and waits until the product has them. */
    public void signIn(Person person) {
        submit(person.name(), person.password());
        new Frame(page).expectSignedIn(person);
    }

    /** Tries what does not get anybody in; gives all that the page then says. */
    public String refuses(String name, String password) {
        submit(name, password);
        assertThat(page.getByText("Invalid username or password.")).isVisible();
        return page.getByRole(AriaRole.MAIN).innerText();
    }

    private void submit(String name, String password) {
        page.getByLabel("Username or email").fill(name);
        page.getByLabel("Password", new GetByLabelOptions().setExact(true)).fill(password);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(SUBMIT).setExact(true))
                .click();
    }
}
