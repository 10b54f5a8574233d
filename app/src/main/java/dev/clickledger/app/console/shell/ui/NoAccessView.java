package dev.clickledger.app.console.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.clickledger.app.console.security.CurrentUser;

/** Shown to someone who is signed in but may not open the page. */
@AnonymousAllowed
@PageTitle("No access · Clickledger")
@ParentLayout(MainLayout.class)
public class NoAccessView extends Section implements HasErrorParameter<AccessDeniedException> {

    private static final long serialVersionUID = 1L;

    NoAccessView(CurrentUser user) {
        addClassName("notice");
        add(new H1("You may not open this page"));
        if (user.tenantScope().isPresent()) {
            Anchor home = new Anchor("/", "Go to the dashboard");
            home.addClassName("button-primary");
            add(
                    new Paragraph(
                            "Your role does not allow it: viewers look, editors change ads, and the platform's pages"
                                    + " are for those who run it. Ask whoever invited you if you need more."),
                    home);
        } else {
            add(new Paragraph("Your account belongs to no advertiser, or has no role there."
                    + " Ask whoever invited you to add you, then sign out and in again."));
        }
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        return 403;
    }
}
