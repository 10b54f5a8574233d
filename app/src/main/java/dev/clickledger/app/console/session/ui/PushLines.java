package dev.clickledger.app.console.session.ui;

import dev.clickledger.app.console.security.PersonSession;
import dev.clickledger.app.role.Role;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Opens the push line of a page to its reader alone. WebSockets pass by the filters of the servlet container, which take a
 * session from whoever comes with another person's.
 */
@Singleton
final class PushLines {

    /** Behind the sign-in, in front of the WebSockets. */
    private static final int ORDER = -150;

    private final OpenPages pages;

    PushLines(OpenPages pages) {
        this.pages = pages;
    }

    void register(@Observes Router router, Role role) {
        if (role.servesConsole()) {
            router.route("/VAADIN/push").order(ORDER).handler(this::check);
        }
    }

    private void check(RoutingContext routing) {
        Cookie session = routing.request().getCookie("JSESSIONID");
        if (session == null) {
            routing.next();
            return;
        }
        QuarkusHttpUser.getSecurityIdentity(routing, null)
                .subscribe()
                .with(
                        reader -> {
                            if (pages.areOthers(
                                    session.getValue(), PersonSession.of(reader).person())) {
                                refuse(routing);
                            } else {
                                routing.next();
                            }
                        },
                        routing::fail);
    }

    private static void refuse(RoutingContext routing) {
        routing.response()
                .setStatusCode(403)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end("This page is another person's: load it again.");
    }
}
