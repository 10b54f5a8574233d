package dev.clickledger.app.role;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Where the redirect ends. Quarkus fixes at build time which endpoints and pages there are; without the role of the console none
 * of them is reached, so that none makes a session, asks who calls or takes memory.
 */
@Singleton
final class RoleBoundary {

    /** Behind the redirect and what browsers and robots ask for by themselves, in front of sign-in and all else. */
    private static final int BEHIND_THE_REDIRECT = -8_900;

    void register(@Observes Router router, Role role) {
        if (!role.servesConsole()) {
            router.route().order(BEHIND_THE_REDIRECT).handler(RoleBoundary::nothing);
        }
    }

    private static void nothing(RoutingContext request) {
        request.response()
                .setStatusCode(404)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end("There is nothing here.");
    }
}
