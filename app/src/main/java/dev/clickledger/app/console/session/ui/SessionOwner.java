package dev.clickledger.app.console.session.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;

/**
 * Ties a browser session to whoever opened its first page, and to what they might do then. When somebody else signs in with
 * the same browser, or a role or the membership was taken away, pages that are still open are closed: they would go on
 * showing the tenant's figures.
 */
final class SessionOwner {

    private static final String ATTRIBUTE = SessionOwner.class.getName();

    private SessionOwner() {}

    /** Whether the pages of that session may stay. */
    static boolean isStill(VaadinSession session, String standing) {
        Object owner = session.getAttribute(ATTRIBUTE);
        return owner == null || owner.equals(standing);
    }

    static void claim(UI page, String standing) {
        VaadinSession session = page.getSession();
        if (!isStill(session, standing)) {
            List.copyOf(session.getUIs()).stream()
                    .filter(other -> other != page)
                    .forEach(UI::close);
        }
        session.setAttribute(ATTRIBUTE, standing);
    }
}
