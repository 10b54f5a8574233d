package dev.clickledger.app.edge.speculation;

import dev.clickledger.app.role.Role;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * {@code GET|HEAD /.well-known/traffic-advice}: asks private prefetch proxies, which fetch ahead for browsers from an
 * address of their own, to leave this host out. They ask for it before they fetch anything.
 */
@Singleton
final class TrafficAdviceRoute {

    private static final String PATH = "/.well-known/traffic-advice";
    private static final String ADVICE = "[{\"user_agent\":\"prefetch-proxy\",\"disallow\":true}]";

    /** They have no account. */
    private static final int BEFORE_SIGN_IN = -10_000;

    void register(@Observes Router router, Role role) {
        if (!role.takesClicks()) {
            return;
        }
        router.route(PATH)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(BEFORE_SIGN_IN)
                .handler(TrafficAdviceRoute::answer);
    }

    private static void answer(RoutingContext routing) {
        routing.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/trafficadvice+json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .end(ADVICE);
    }
}
