package dev.clickledger.app.entrance;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Paths that browsers, robots and monitors ask for by themselves, wherever they are: answered in front of sign-in, to which nobody
 * who follows a tracking link belongs.
 */
@Singleton
final class UnaskedPaths {

    /** In front of sign-in, behind the redirect. */
    private static final int ORDER = -9_000;

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
            // health and metrics have a port of their own
            "/q/*",
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
        // by itself it would be answered from within, which loses the headers that protect it
        router.route("/api/swagger-ui/").order(ORDER).handler(UnaskedPaths::descriptionPage);
        NOTHING_THERE.forEach(path -> router.route(path).order(ORDER).handler(UnaskedPaths::nothing));
    }

    private static void descriptionPage(RoutingContext request) {
        text(request, "no-store")
                .setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, "/api/swagger-ui/index.html")
                .end();
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
