package dev.clickledger.app.console.session.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;

/**
 * Ties a browser session to whoever opened its first page. When somebody else signs in with the same browser, pages
 * that are still open for the one before are closed: they would go on showing their tenant's figures.
 */
final class SessionOwner {

    private static final String ATTRIBUTE = SessionOwner.class.getName();

    private SessionOwner() {}

    static void claim(UI page, String userName) {
        VaadinSession session = page.getSession();
        Object owner = session.getAttribute(ATTRIBUTE);
        if (owner != null && !owner.equals(userName)) {
            List.copyOf(session.getUIs()).stream()
                    .filter(other -> other != page)
                    .forEach(UI::close);
        }
        session.setAttribute(ATTRIBUTE, userName);
    }
}
