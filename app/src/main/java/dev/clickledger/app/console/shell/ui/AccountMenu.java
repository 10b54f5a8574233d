package dev.clickledger.app.console.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import dev.clickledger.app.console.component.ui.CutText;
import dev.clickledger.app.console.security.SignIn;

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
        Anchor who = new Anchor(signIn.accountAddress(), user, tenant);
        who.setTarget(AnchorTarget.BLANK);
        who.setTitle("Your account: password and second factor, in a new tab");
        who.getElement().setAttribute("rel", "noopener");
        who.addClassName("who");
        Button signOut = new Button("Sign out", _ -> signOut());
        signOut.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(who, signOut);
    }

    /**
     * Ends the sign-in; Keycloak then tells the app to end the session here. The other way round, other pages of it would
     * ask for a sign-in that has not ended yet, and get it.
     */
    private static void signOut() {
        UI.getCurrent().getPage().setLocation("/logout");
    }
}
