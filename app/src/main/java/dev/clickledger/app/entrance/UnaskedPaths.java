package dev.clickledger.app.entrance;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Paths that browsers and robots ask for by themselves, wherever they are: answered in front of sign-in, to which nobody
 * who follows a tracking link belongs.
 */
@Singleton
final class UnaskedPaths {

    /** In front of sign-in, behind the redirect. */
    private static final int ORDER = -9_000;

    /** In front of the pages. */
    private static final int BEHIND_SERVICES = RouteConstants.ROUTE_ORDER_DEFAULT - 1;

    private static final List<String> NOTHING_THERE = List.of(
            "/favicon.ico",
            "/apple-touch-icon*",
            "/apple-app-site-association",
            "/browserconfig.xml",
            "/manifest.json",
            "/site.webmanifest",
            "/sitemap*",
            "/ads.txt",
            "/app-ads.txt",
            "/sellers.json",
            "/humans.txt",
            "/llms.txt",
            "/security.txt",
            "/crossdomain.xml",
            "/clientaccesspolicy.xml",
            "/.well-known/*");

    /**
     * Robots are to open nothing. Those that make the preview of a link that somebody posts may: what they fetch is counted
     * as a robot's, and a preview that stays empty costs the advertiser people.
     */
    private static final String ROBOTS = """
            # Links of this host count clicks of people.
            User-agent: Twitterbot
            User-agent: facebookexternalhit
            User-agent: LinkedInBot
            User-agent: Slackbot
            Allow: /c/
            Disallow: /

            User-agent: *
            Disallow: /
            """;

    void register(@Observes Router router) {
        router.route("/robots.txt").order(ORDER).handler(UnaskedPaths::robots);
        // what serves operators has paths of its own, and the pages must not answer for the others
        router.route("/q/*").order(BEHIND_SERVICES).handler(UnaskedPaths::nothing);
        NOTHING_THERE.forEach(path -> router.route(path).order(ORDER).handler(UnaskedPaths::nothing));
    }

    private static void robots(RoutingContext request) {
        text(request, "public, max-age=86400").end(ROBOTS);
    }

    private static void nothing(RoutingContext request) {
        text(request, "public, max-age=3600").setStatusCode(404).end("There is nothing here.");
    }

    private static HttpServerResponse text(RoutingContext request, String caching) {
        return request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, caching);
    }
}
