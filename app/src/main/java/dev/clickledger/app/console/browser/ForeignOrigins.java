package dev.clickledger.app.console.browser;

import dev.clickledger.app.role.Role;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what pages of another origin send to ours with the cookies of who is signed in. Browsers let any page open a
 * WebSocket to any host, and say in {@code Origin} which page it is (RFC 6455, section 10.2); they say so too of all
 * requests that are no mere reading. Programs other than browsers leave the header out, and have no cookies of others.
 */
@Singleton
final class ForeignOrigins {

    /** In front of the sign-in. */
    private static final int ORDER = -8_000;

    private static final String PUSH = "/VAADIN/push";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    void register(@Observes Router router, Role role) {
        if (!role.servesConsole()) {
            return;
        }
        router.route().order(ORDER).handler(ForeignOrigins::check);
    }

    private static void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !isForOwnPages(request) || isOf(origin, request.authority())) {
            routing.next();
            return;
        }
        routing.response()
                .setStatusCode(403)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(
                        "This can be asked for by Clickledger's own pages only. A proxy in front of them has to pass on the"
                                + " Host that the browser asked for.");
    }

    /** The API takes no cookies, links and Keycloak's messages none either. */
    private static boolean isForOwnPages(HttpServerRequest request) {
        String path = request.path();
        return path != null
                && !path.startsWith("/api/")
                && !path.startsWith("/c/")
                && (path.startsWith(PUSH) || !READING.contains(request.method()));
    }

    /** Whether the page came from the host that it asks. The scheme says nothing: TLS ends at the proxy. */
    private static boolean isOf(String origin, @Nullable HostAndPort asked) {
        try {
            URI page = URI.create(origin);
            return asked != null
                    && page.getHost() != null
                    && page.getHost().equals(asked.host().toLowerCase(Locale.ROOT))
                    && port(page.getPort()) == port(asked.port());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Neither side names the usual port of its scheme. */
    private static int port(int named) {
        return named == 80 || named == 443 ? -1 : named;
    }
}
