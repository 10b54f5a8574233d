package dev.clickledger.app.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.VaadinSession;

/** Who is signed in, for which tenant, and the way out. */
final class AccountMenu extends Div {

    private static final long serialVersionUID = 1L;

    AccountMenu(String userName, String place) {
        addClassName("account-menu");
        CutText user = new CutText(userName);
        user.addClassName("user");
        CutText tenant = new CutText(place);
        tenant.addClassName("tenant");
        tenant.getElement().setAttribute("data-tenant", place);
        Div who = new Div(user, tenant);
        who.addClassName("who");
        Button signOut = new Button("Sign out", _ -> signOut());
        signOut.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(who, signOut);
    }

    /** Ends the session here first, with every other page of it, then the sign-in. */
    private static void signOut() {
        UI.getCurrent().getPage().setLocation("/logout");
        VaadinSession.getCurrent().getSession().invalidate();
    }
}
