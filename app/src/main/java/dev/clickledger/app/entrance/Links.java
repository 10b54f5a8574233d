package dev.clickledger.app.entrance;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Answers links. The entrance hands them over itself: nothing that pages and API need stands between a click and its answer. */
public interface Links {

    /** What the path of every link begins with. */
    String PREFIX = "/c/";

    /**
     * Answers a request on its event loop, now or later.
     *
     * @param path the path, with dots resolved and needless escapes undone; it begins with {@link #PREFIX} or is the prefix
     *     without its last slash
     * @param query the query, still encoded, or null when there is none
     */
    void answer(HttpServerRequest request, String path, @Nullable String query);
}
