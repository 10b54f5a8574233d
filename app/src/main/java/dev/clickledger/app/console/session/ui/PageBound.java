package dev.clickledger.app.console.session.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.RefusedSessions;
import dev.clickledger.app.console.session.SignedOut;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Keeps the pages that are open within their bounds, and ends those of who signs out. */
@ApplicationScoped
class PageBound {

    /** Says what happened. */
    private static final String CLOSED_PAGE = "/closed-page.html";

    private static final int TIME_TO_LEAVE_SECONDS = 10;

    private final OpenPages pages;
    private final CurrentUser user;
    private final RefusedSessions refused;

    PageBound(OpenPages pages, CurrentUser user, RefusedSessions refused) {
        this.pages = pages;
        this.user = user;
        this.refused = refused;
    }

    void guard(@Observes ServiceInitEvent service) {
        VaadinService vaadin = service.getSource();
        vaadin.addSessionInitListener(begun -> close(pages.begun(begun.getSession(), user.session())));
        vaadin.addSessionDestroyListener(over -> pages.over(over.getSession()));
        vaadin.addUIInitListener(opened -> {
            UI page = opened.getUI();
            page.addDetachListener(_ -> pages.closed(page));
            close(pages.opened(page.getSession(), page, user.session()));
        });
        service.addRequestHandler(new PageUse(pages));
    }

    /** Their pages are asked to see for themselves, since what was typed in them is to stay; nothing is sent to them any more. */
    void signedOut(@Observes SignedOut event) {
        for (OpenPage page : pages.of(event.person())) {
            refused.refuse(page.reader().session());
            UI shown = page.page();
            if (shown != null) {
                shown.access(() -> LiveLine.end(shown));
            }
        }
    }

    private static void close(List<OpenPage> ending) {
        for (OpenPage page : ending) {
            page.browser().access(() -> close(page));
        }
    }

    private static void close(OpenPage ending) {
        UI page = ending.page();
        if (page == null) {
            forgetWithoutPages(ending.browser());
            return;
        }
        // what it holds goes at once; the page itself stays until its browser has left it, which would load it anew
        // otherwise
        page.removeAll();
        page.getPage().setLocation(CLOSED_PAGE);
        page.push();
        CompletableFuture.delayedExecutor(TIME_TO_LEAVE_SECONDS, TimeUnit.SECONDS)
                .execute(() -> ending.browser().access(() -> {
                    page.close();
                    forgetWithoutPages(ending.browser());
                }));
    }

    /** At once: whoever made it may never ask again, and only then would a session that is closed be forgotten. */
    private static void forgetWithoutPages(VaadinSession browser) {
        WrappedSession session = browser.getSession();
        if (session != null && browser.getUIs().stream().allMatch(UI::isClosing)) {
            session.invalidate();
        }
    }
}
