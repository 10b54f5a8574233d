package dev.clickledger.ui.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.clickledger.ui.stack.Person;

/** Keycloak's sign-in: first the name, then, on a page of its own, the password. */
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

    /** Says who is there, and waits until it asks for the password. */
    public void expectPassword(String name) {
        page.getByLabel("Username or email").fill(name);
        submit();
        assertThat(page.getByLabel("Password", new GetByLabelOptions().setExact(true)))
                .isVisible();
    }

    /** Signs somebody in, and waits until the product has them. */
    public void signIn(Person person) {
        page.getByLabel("Username or email").fill(person.name());
        submit();
        page.getByLabel("Password", new GetByLabelOptions().setExact(true)).fill(person.password());
        submit();
        new Frame(page).expectSignedIn(person);
    }

    private void submit() {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(SUBMIT).setExact(true))
                .click();
    }
}
