package dev.clickledger.app.console.shell.ui;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.clickledger.app.database.BusyException;

/** Shown instead of a page whose content cannot be read at the moment. */
@AnonymousAllowed
@PageTitle("Busy · Clickledger")
@ParentLayout(MainLayout.class)
public class BusyView extends Section implements HasErrorParameter<BusyException> {

    private static final long serialVersionUID = 1L;

    private final Paragraph reason = new Paragraph();

    BusyView() {
        addClassName("notice");
        add(new H1("This page is busy"), reason);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<BusyException> parameter) {
        reason.setText(parameter.getException().getMessage());
        return 503;
    }
}
