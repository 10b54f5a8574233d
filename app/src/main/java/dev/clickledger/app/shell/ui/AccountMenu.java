package dev.clickledger.app.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import dev.clickledger.app.security.SignIn;

/** Who is signed in, for which tenant, the way to password and second factor, and the way out. */
final class AccountMenu extends Div {

    private static final long serialVersionUID = 1L;

    AccountMenu(String userName, String place, SignIn signIn) {
        addClassName("account-menu");
        CutText user = new CutText(userName);
        user.addClassName("user");
        CutText tenant = new CutText(place);
        tenant.addClassName("tenant");
        tenant.getElement().setAttribute("data-tenant", place);
        Div who = new Div(user, tenant);
        who.addClassName("who");
        Anchor account = new Anchor(signIn.accountAddress(), "Account", AnchorTarget.BLANK);
        account.setTitle("Password and second factor, in a new tab");
        account.getElement().setAttribute("rel", "noopener");
        Button signOut = new Button("Sign out", _ -> signOut());
        signOut.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(who, account, signOut);
    }

    /**
     * Ends the sign-in; Keycloak then tells the app to end the session here. The other way round, other pages of it would
     * ask for a sign-in that has not ended yet, and get it.
     */
    private static void signOut() {
        UI.getCurrent().getPage().setLocation("/logout");
    }
}
