package dev.clickledger.app.edge.redirect;

import dev.clickledger.app.entrance.Links;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Where a process takes no clicks, it opens no links. */
final class LinksElsewhere implements Links {

    @Override
    public void answer(HttpServerRequest request, String path, @Nullable String query) {
        request.response()
                .setStatusCode(404)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end("Links are opened at another address than this one.");
    }
}
