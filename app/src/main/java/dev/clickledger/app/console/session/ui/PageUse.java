package dev.clickledger.app.console.session.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.HandlerHelper;
import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.server.SynchronizedRequestHandler;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;

/** Notes when somebody does something in a page: clicks, chooses, types. That the page is there and asks is no use of it. */
final class PageUse extends SynchronizedRequestHandler {

    private static final long serialVersionUID = 1L;

    private final transient OpenPages pages;

    PageUse(OpenPages pages) {
        this.pages = pages;
    }

    @Override
    protected boolean canHandleRequest(VaadinRequest request) {
        return HandlerHelper.isRequestType(request, RequestType.UIDL);
    }

    @Override
    public boolean synchronizedHandleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response) {
        UI page = session.getService().findUI(request);
        if (page != null) {
            pages.used(page);
        }
        return false;
    }
}
