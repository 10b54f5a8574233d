package dev.clickledger.app.redirect;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.clickledger.app.ad.AdCatalog;
import dev.clickledger.app.ad.CatalogSnapshot;
import dev.clickledger.app.clicklog.AppendOutcome;
import dev.clickledger.app.clicklog.ClickLog;
import dev.clickledger.contract.ClickEvent;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code GET|HEAD /c/{adId}}: logs the click, then sends the visitor on. */
@Singleton
final class RedirectRoute {

    private static final Logger LOG = Logger.getLogger(RedirectRoute.class);
    private static final String PREFIX = "/c/";
    private static final String RETRY_AFTER_SECONDS = "2";

    /** In front of sign-in and everything else: a click needs no session and must not depend on Keycloak. */
    private static final int BEFORE_ALL_ELSE = -10_000;

    private final AdCatalog catalog;
    private final VisitorSalts salts;
    private final ClickLog log;
    private final ClickMetrics metrics;
    private final Clock clock;
    private final ClickDecider decider = new ClickDecider(UuidCreator::getTimeOrderedEpoch);

    RedirectRoute(AdCatalog catalog, VisitorSalts salts, ClickLog log, ClickMetrics metrics, Clock clock) {
        this.catalog = catalog;
        this.salts = salts;
        this.log = log;
        this.metrics = metrics;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.route(PREFIX + "*").order(BEFORE_ALL_ELSE).handler(this::handle);
    }

    private void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        HttpServerResponse response = request.response();
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            answer(response, 405, "A link is opened with GET.");
            return;
        }
        Instant receivedAt = clock.instant();
        CatalogSnapshot ads = catalog.loaded();
        VisitorSalt salt = salts.at(receivedAt);
        if (ads == null || salt == null) {
            metrics.notReady();
            unavailable(response);
            return;
        }
        switch (decider.decide(read(routing), ads, salt, receivedAt)) {
            case ClickDecision.Accepted accepted -> append(routing, accepted);
            case ClickDecision.UnknownAd unknown -> {
                metrics.unknownAd();
                answer(response, 404, "This link leads nowhere: there is no such ad.");
            }
            case ClickDecision.Malformed(String reason) -> {
                metrics.malformed();
                answer(response, 400, reason);
            }
        }
    }

    private static ClickRequest read(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String userAgent = request.getHeader(HttpHeaders.USER_AGENT);
        String purpose = request.getHeader("Sec-Purpose");
        return new ClickRequest(
                routing.normalizedPath().substring(PREFIX.length()),
                request.query(),
                request.remoteAddress().hostAddress(),
                userAgent == null ? "" : userAgent,
                request.getHeader(HttpHeaders.REFERER),
                purpose == null ? request.getHeader("Purpose") : purpose,
                request.method() == HttpMethod.HEAD);
    }

    private void append(RoutingContext routing, ClickDecision.Accepted click) {
        Context eventLoop = routing.vertx().getOrCreateContext();
        HttpServerResponse response = routing.response();
        long start = System.nanoTime();
        log.append(click.event()).whenComplete((outcome, failure) -> {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            eventLoop.runOnContext(ignored -> conclude(response, click, outcome, failure, waited));
        });
    }

    private void conclude(
            HttpServerResponse response,
            ClickDecision.Accepted click,
            @Nullable AppendOutcome outcome,
            @Nullable Throwable failure,
            Duration waited) {
        ClickEvent event = click.event();
        switch (outcome) {
            case AppendOutcome.Acknowledged acknowledged -> {
                metrics.acknowledged(event.verdict(), waited);
                redirect(response, click);
            }
            case AppendOutcome.Spooled spooled -> {
                metrics.spooled(event.verdict(), waited);
                redirect(response, click);
            }
            case AppendOutcome.Unacknowledged(String reason) -> {
                metrics.refused(event.verdict());
                unavailable(response);
            }
            case null -> {
                LOG.errorf(failure, "The click log broke its promise not to fail, for event %s", event.eventId());
                metrics.refused(event.verdict());
                unavailable(response);
            }
        }
    }

    private static void redirect(HttpServerResponse response, ClickDecision.Accepted click) {
        if (response.closed()) {
            return;
        }
        response.setStatusCode(302)
                .putHeader(HttpHeaders.LOCATION, click.location())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Referrer-Policy", "strict-origin-when-cross-origin")
                .putHeader("Click-Id", click.event().clickId().toString())
                .end();
    }

    private static void unavailable(HttpServerResponse response) {
        response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
        answer(response, 503, "The link cannot be opened at the moment. Please try again in a few seconds.");
    }

    private static void answer(HttpServerResponse response, int status, String text) {
        if (response.closed()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(text);
    }
}
