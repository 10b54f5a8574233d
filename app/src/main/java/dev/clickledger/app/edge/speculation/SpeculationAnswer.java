package dev.clickledger.app.edge.speculation;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/**
 * What a request that was made ahead of a person is answered: a status outside 200 to 299, which browsers do not keep,
 * so that they ask again when the person goes there. No 5xx: a visitor's header must not make a replica look ill, and
 * some caches keep 503 whatever they are told. For software that shows the answer all the same the page has a link to
 * where it stands.
 */
public final class SpeculationAnswer {

    /** The status: understood, and not given ahead. */
    public static final int STATUS = 403;

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <meta name="robots" content="noindex, nofollow">
            <title>Open the link</title>
            <style>:root { color-scheme: light dark } body { font: 1rem/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 40rem; padding: 0 1rem }</style>
            </head>
            <body><p>This link leads on when somebody opens it, and was only fetched ahead. <a href="">Open the link</a></p></body>
            </html>
            """;

    private SpeculationAnswer() {}

    /** Ends a response so. */
    public static void end(HttpServerResponse response) {
        response.setStatusCode(STATUS)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // a cache that keeps it all the same must not give it to a person
                .putHeader(HttpHeaders.VARY, SpeculativeRequest.HEADERS)
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                                + " frame-ancestors 'none'")
                .end(PAGE);
    }
}
