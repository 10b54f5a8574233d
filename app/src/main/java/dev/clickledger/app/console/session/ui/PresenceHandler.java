package dev.clickledger.app.console.session.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.SynchronizedRequestHandler;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import dev.clickledger.app.console.security.CurrentUser;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers a page that asks whether it still is somebody's: 204 when it is, 410 when it must be loaded again, since it is not
 * known here or its reader may do something else than when it was opened. Where nobody is signed in the request does not
 * come so far.
 */
final class PresenceHandler extends SynchronizedRequestHandler {

    static final String PATH = "/presence";

    private static final long serialVersionUID = 1L;

    private final transient CurrentUser user;

    private final transient OpenPages pages;

    PresenceHandler(CurrentUser user, OpenPages pages) {
        this.user = user;
        this.pages = pages;
    }

    @Override
    protected boolean canHandleRequest(VaadinRequest request) {
        return PATH.equals(request.getPathInfo());
    }

    @Override
    public boolean synchronizedHandleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response) {
        if (!SessionOwner.isStill(session, user.standing())) {
            List.copyOf(session.getUIs()).forEach(UI::close);
        }
        pages.read(session, user.session());
        Optional<UI> page = page(session, request.getParameter("page"));
        page.ifPresent(LiveLine::heardOf);
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(page.isPresent() ? HttpStatusCode.NO_CONTENT.getCode() : HttpStatusCode.GONE.getCode());
        return true;
    }

    private static Optional<UI> page(VaadinSession session, @Nullable String id) {
        return session.getUIs().stream()
                .filter(page -> Integer.toString(page.getUIId()).equals(id))
                .filter(page -> !page.isClosing())
                .findAny();
    }
}
