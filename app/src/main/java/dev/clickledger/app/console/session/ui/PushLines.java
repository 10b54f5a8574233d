package dev.clickledger.app.console.session.ui;

import dev.clickledger.app.console.security.PersonSession;
import dev.clickledger.app.role.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Context;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/**
 * Opens the push line of a page to its reader alone, and when the page is free.
 *
 * <p>WebSockets pass by the filters of the servlet container, which take a session from whoever comes with another
 * person's. And the container begins a WebSocket on the event loop, where Vaadin locks the session: while a page were
 * busy, all other connections of that loop would wait with its new line. So a line waits here, on a thread of its own,
 * until the session is free. If the page becomes busy again before the line begins, that loop waits after all.
 */
@Singleton
final class PushLines {

    /** Behind the sign-in, in front of the WebSockets. */
    private static final int ORDER = -150;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
                .with(reader -> check(routing, reader, pages.in(session.getValue())), routing::fail);
    }

    private static void check(RoutingContext routing, SecurityIdentity reader, List<OpenPage> open) {
        String person = PersonSession.of(reader).person();
        if (open.stream().anyMatch(page -> !page.reader().person().equals(person))) {
            refuse(routing, 403, "This page is another person's: load it again.");
        } else if (open.isEmpty()) {
            routing.next();
        } else {
            whenFree(open.getFirst().browser().getLockInstance(), routing);
        }
    }

    private static void whenFree(Lock session, RoutingContext routing) {
        if (session.tryLock()) {
            session.unlock();
            routing.next();
            return;
        }
        Context eventLoop = routing.vertx().getOrCreateContext();
        Thread.ofVirtual().name("push-line-waits").start(() -> {
            boolean free = comesFree(session);
            eventLoop.runOnContext(_ -> {
                if (free) {
                    routing.next();
                } else {
                    refuse(routing, 503, "The page is busy: try again.");
                }
            });
        });
    }

    private static boolean comesFree(Lock session) {
        try {
            if (session.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                session.unlock();
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static void refuse(RoutingContext routing, int status, String why) {
        routing.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(why);
    }
}
