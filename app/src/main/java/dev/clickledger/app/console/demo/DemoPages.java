package dev.clickledger.app.console.demo;

import dev.clickledger.app.catalog.AdSettings;
import dev.clickledger.app.console.impression.Impressions;
import dev.clickledger.app.console.impression.SignedImpression;
import dev.clickledger.app.role.Role;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The demo's web pages: {@code /demo} is a publisher's page with every ad, freshly signed; {@code /demo/landing/{ad}} is
 * where its links end; {@code /demo/impressions/{ad}} answers signed links as plain text, one per line.
 */
@Singleton
final class DemoPages {

    /** Publishers' pages may have links fetched ahead by rules of their own, and so may this one. */
    private static final String OF_A_PUBLISHER =
            "default-src 'none'; script-src 'inline-speculation-rules'; style-src 'unsafe-inline'; img-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final int BEFORE_SIGN_IN = -10_000;
    private static final int MOST_LINKS = 1000;

    private final DemoSettings settings;
    private final Impressions impressions;
    private final AdSettings ads;
    private final Role role;

    DemoPages(DemoSettings settings, Impressions impressions, AdSettings ads, Role role) {
        this.settings = settings;
        this.impressions = impressions;
        this.ads = ads;
        this.role = role;
    }

    void register(@Observes Router router) {
        if (!settings.enabled() || !role.servesConsole()) {
            return;
        }
        router.get("/demo").order(BEFORE_SIGN_IN).handler(this::publisher);
        router.get("/demo/landing/:ad").order(BEFORE_SIGN_IN).handler(this::landing);
        router.get("/demo/impressions/:ad").order(BEFORE_SIGN_IN).handler(this::signedLinks);
    }

    private void publisher(RoutingContext routing) {
        StringBuilder body = new StringBuilder(2048);
        body.append("<h1>Demo publisher</h1><p>Every load of this page is a new impression of every ad.</p>");
        for (DemoTenant tenant : DemoTenant.ALL) {
            body.append("<h2>").append(tenant.name()).append("</h2><ul>");
            ads(tenant)
                    .forEach(ad -> body.append("<li><a href=\"")
                            .append(link(ad.id()))
                            .append("\">")
                            .append(ad.name())
                            .append("</a></li>"));
            body.append("</ul>");
        }
        routing.response().putHeader("Content-Security-Policy", OF_A_PUBLISHER);
        page(routing, "Demo publisher", body.toString());
    }

    private void landing(RoutingContext routing) {
        Optional<DemoTenant.DemoAd> known = DemoTenant.ALL.stream()
                .flatMap(DemoPages::ads)
                .filter(ad -> ad.id().equals(routing.pathParam("ad")))
                .findFirst();
        if (known.isEmpty()) {
            routing.response().setStatusCode(404).end("There is no such demo page.");
            return;
        }
        String name = known.get().name();
        page(
                routing,
                name,
                "<h1>" + name + "</h1><p>You have arrived at the advertiser's page: your click was recorded before you"
                        + " were sent here.</p><p><a href=\"/demo\">Back to the demo publisher</a></p>");
    }

    private void signedLinks(RoutingContext routing) {
        String adId = String.valueOf(routing.pathParam("ad"));
        String source = routing.queryParam("source").stream().findFirst().orElse(null);
        StringBuilder lines = new StringBuilder();
        try {
            int count = routing.queryParam("count").stream()
                    .findFirst()
                    .map(Integer::parseInt)
                    .orElse(1);
            for (int i = 0; i < Math.clamp(count, 1, MOST_LINKS); i++) {
                impressions
                        .mint(adId, source, Impressions.DEFAULT_LIFE)
                        .map(SignedImpression::path)
                        .ifPresent(path -> lines.append(links(settings.baseUrl()))
                                .append(path)
                                .append('\n'));
            }
        } catch (IllegalArgumentException e) {
            routing.response().setStatusCode(400).end("source or count cannot be used");
            return;
        }
        routing.response()
                .setStatusCode(lines.isEmpty() ? 404 : 200)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(lines.isEmpty() ? "There is no such demo ad." : lines.toString());
    }

    private static Stream<DemoTenant.DemoAd> ads(DemoTenant tenant) {
        return tenant.campaigns().stream().flatMap(campaign -> campaign.ads().stream());
    }

    private String link(String adId) {
        return links("")
                + impressions
                        .mint(adId, DemoTenant.SOURCES.getFirst(), Impressions.DEFAULT_LIFE)
                        .map(SignedImpression::path)
                        .orElse("/c/" + adId);
    }

    /** What links begin with: what is given where they are opened here, else the redirect's own address. */
    private Object links(Object here) {
        return role.takesClicks() ? here : ads.publicUrl();
    }

    private static void page(RoutingContext routing, String title, String body) {
        routing.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end("""
                        <!doctype html>
                        <html lang="en">
                        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                        <title>%s (Clickledger demo)</title>
                        <style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }</style>
                        </head>
                        <body><p><strong>Demo page.</strong> Advertiser and offer are invented.</p>%s</body>
                        </html>
                        """.formatted(title, body));
    }
}
