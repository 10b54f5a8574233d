package dev.clickledger.app.console.browser;

import dev.clickledger.app.role.Role;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.ServerCookie;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives each cookie the prefix {@code __Host-} on its way to a browser, and takes it away on its way back, where pages are reached by
 * https. A browser takes such a cookie from this very host alone and by https alone (RFC 6265bis, section 4.1.3.2): nobody who can set
 * cookies for hosts beside this one can slip a session in. What comes without the prefix did not come from here and counts for
 * nothing. Quarkus and the servlet container name cookies themselves, and know nothing of it.
 */
@Singleton
final class HostCookies {

    static final String PREFIX = "__Host-";

    /** In front of whatever reads cookies. */
    private static final int ORDER = -9_500;

    private static final String PATH = "path=/";

    void register(
            @Observes Router router, Role role, @ConfigProperty(name = BehindTls.SECURE_COOKIES) boolean overTls) {
        if (role.servesConsole() && overTls) {
            router.route().order(ORDER).handler(HostCookies::rename);
        }
    }

    private static void rename(RoutingContext exchange) {
        takeAway(exchange.request().headers());
        exchange.addHeadersEndHandler(_ -> give(exchange.request()));
        exchange.next();
    }

    private static void takeAway(MultiMap headers) {
        List<String> own = headers.getAll(HttpHeaders.COOKIE).stream()
                .flatMap(cookies -> Arrays.stream(cookies.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(PREFIX))
                .map(cookie -> cookie.substring(PREFIX.length()))
                .toList();
        headers.remove(HttpHeaders.COOKIE);
        if (!own.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, String.join("; ", own));
        }
    }

    private static void give(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        MultiMap headers = response.headers();
        for (Cookie cookie : List.copyOf(request.cookies())) {
            if (cookie instanceof ServerCookie set && set.isChanged()) {
                headers.add(HttpHeaders.SET_COOKIE, set.encode());
                set.setChanged(false);
            }
        }
        List<String> all = List.copyOf(headers.getAll(HttpHeaders.SET_COOKIE));
        headers.remove(HttpHeaders.SET_COOKIE);
        all.forEach(cookie -> headers.add(HttpHeaders.SET_COOKIE, ofThisHost(cookie)));
    }

    /**
     * Also one that is to be forgotten has to say all that, or the browser keeps the other. One that is for more or less than this
     * host cannot have the prefix, and is not heard of again.
     */
    static String ofThisHost(String cookie) {
        List<String> parts = Arrays.stream(cookie.toLowerCase(Locale.ROOT).split(";"))
                .map(String::strip)
                .toList();
        if (!parts.contains(PATH) || parts.stream().anyMatch(part -> part.startsWith("domain="))) {
            return cookie;
        }
        return PREFIX
                + cookie
                + (parts.contains("secure") ? "" : "; Secure")
                + (parts.contains("httponly") ? "" : "; HttpOnly")
                + (parts.stream().anyMatch(part -> part.startsWith("samesite=")) ? "" : "; SameSite=Lax");
    }
}
