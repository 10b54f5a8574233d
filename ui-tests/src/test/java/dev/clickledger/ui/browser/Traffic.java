package dev.clickledger.ui.browser;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a page asked for and what it was sent without asking. */
public final class Traffic {

    private final Page page;
    private final List<String> requests = new ArrayList<>();
    private int navigations;
    private final StringBuilder pushedText = new StringBuilder();
    private int pushed;

    Traffic(Page page) {
        this.page = page;
        page.onRequest(this::asked);
        page.onFrameNavigated(this::navigated);
        page.onWebSocket(socket -> socket.onFrameReceived(this::received));
    }

    /** Forgets all so far. */
    public void forget() {
        requests.clear();
        navigations = 0;
        pushed = 0;
    }

    /** The HTTP requests. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** How often the page went to another address or was loaded again. */
    public int navigations() {
        return navigations;
    }

    /** How many messages came over a WebSocket. */
    public int pushed() {
        return pushed;
    }

    /** All that came over a WebSocket since the page was opened. */
    public String pushedText() {
        return pushedText.toString();
    }

    private void received(WebSocketFrame message) {
        pushed++;
        pushedText.append(
                message.text() == null ? new String(message.binary(), StandardCharsets.UTF_8) : message.text());
    }

    private void asked(Request request) {
        requests.add(request.method() + " " + request.url());
    }

    private void navigated(Frame frame) {
        if (frame.equals(page.mainFrame())) {
            navigations++;
        }
    }
}
