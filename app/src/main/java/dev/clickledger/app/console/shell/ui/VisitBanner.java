package dev.clickledger.app.console.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.TenantScope;

/** Tells an admin that they look at pages as a tenant sees them, and lets them out again. */
final class VisitBanner extends Aside implements AfterNavigationObserver {

    private static final long serialVersionUID = 1L;

    private final transient CurrentUser user;
    private final Span words = new Span();

    VisitBanner(CurrentUser user) {
        this.user = user;
        addClassName("visit-banner");
        getElement().setAttribute("aria-label", "Visit");
        add(words, new NativeButton("Leave", _ -> TenantVisit.leave(UI.getCurrent())));
        show();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        show();
    }

    private void show() {
        setVisible(user.visiting());
        user.tenantScope()
                .map(TenantScope::tenantId)
                .ifPresent(tenant -> words.setText(
                        "You see the pages of " + tenant + " as its viewers do. Nothing can be changed here."));
    }
}
