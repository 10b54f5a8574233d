package dev.clickledger.app.console.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import dev.clickledger.app.console.component.ui.CutText;
import dev.clickledger.app.console.security.SignIn;
import dev.clickledger.app.console.session.SignOutResource;

/** Who is signed in, for which tenant, the way to password and second factor, and the way out. */
final class AccountMenu extends Div {

    private static final long serialVersionUID = 1L;

    AccountMenu(String userName, String place, SignIn signIn, String token) {
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
        add(who, signOut(token));
    }

    /** A form of the browser's own, which works even when the line to the server does not. */
    private static Component signOut(String token) {
        Element field = new Element("input")
                .setAttribute("type", "hidden")
                .setAttribute("name", SignOutResource.TOKEN)
                .setAttribute("value", token);
        NativeButton button = new NativeButton("Sign out");
        button.addClassName("button-quiet");
        button.setTitle("Ends all your sessions, in other browsers too");
        button.getElement().setAttribute("type", "submit");
        HtmlContainer form = new HtmlContainer("form");
        form.getElement()
                .setAttribute("method", "post")
                .setAttribute("action", SignOutResource.PATH)
                .appendChild(field, button.getElement());
        return form;
    }
}
