package dev.clickledger.app.console.shell.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Shown for what does not exist, and in the very same words for what belongs to another tenant. */
@AnonymousAllowed
@PageTitle("Not found · Clickledger")
@ParentLayout(MainLayout.class)
public class NotFoundView extends Section implements HasErrorParameter<NotFoundException> {

    private static final long serialVersionUID = 1L;

    NotFoundView() {
        addClassName("notice");
        Anchor home = new Anchor("/", "Go to the dashboard");
        home.addClassName("button-primary");
        add(
                new H1("There is nothing here"),
                new Paragraph("The page, campaign or ad does not exist. It may have been removed, or the address is"
                        + " mistyped: check it, or begin again from the dashboard."),
                home);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return 404;
    }
}
