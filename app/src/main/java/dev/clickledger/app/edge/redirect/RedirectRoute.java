package dev.clickledger.app.edge.redirect;

import static java.util.Objects.requireNonNull;

import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.catalog.CatalogSnapshot;
import dev.clickledger.app.edge.clicklog.AppendOutcome;
import dev.clickledger.app.edge.clicklog.ClickLog;
import dev.clickledger.app.edge.link.ClickRequest;
import dev.clickledger.app.edge.link.DeclaredAgent;
import dev.clickledger.app.edge.rate.FloodGuard;
import dev.clickledger.app.edge.speculation.SpeculationAnswer;
import dev.clickledger.app.edge.speculation.SpeculativeRequest;
import dev.clickledger.app.edge.useragent.UserAgent;
import dev.clickledger.app.edge.useragent.UserAgents;
import dev.clickledger.app.edge.visitor.ClientAddress;
import dev.clickledger.app.edge.visitor.VisitorSalt;
import dev.clickledger.app.edge.visitor.VisitorSalts;
import dev.clickledger.app.entrance.Links;
import dev.clickledger.contract.ClickEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code GET|HEAD /c/{adId}}: logs the click, then sends the visitor on, unless it was only fetched ahead. */
@Singleton
@Typed(RedirectRoute.class)
final class RedirectRoute implements Links {

    private static final Logger LOG = Logger.getLogger(RedirectRoute.class);
    private static final String RETRY_AFTER_SECONDS = "2";
    private static final String FLOOD_IS_OVER_AFTER_SECONDS = "1";

    private final AdCatalog catalog;
    private final VisitorSalts salts;
    private final ClickLog log;
    private final ClickMetrics metrics;
    private final Clock clock;
    private final ClickDecider decider;
    private final UserAgents userAgents;
    private final ClientAddress clientAddress;
    private final FloodGuard floodGuard;
    private final ClicksUnderway underway;

    RedirectRoute(
            AdCatalog catalog,
            VisitorSalts salts,
            ClickLog log,
            ClickMetrics metrics,
            Clock clock,
            ClickDecider decider,
            UserAgents userAgents,
            ClientAddress clientAddress,
            FloodGuard floodGuard,
            ClicksUnderway underway) {
        this.catalog = catalog;
        this.salts = salts;
        this.log = log;
        this.metrics = metrics;
        this.clock = clock;
        this.decider = decider;
        this.userAgents = userAgents;
        this.clientAddress = clientAddress;
        this.floodGuard = floodGuard;
        this.underway = underway;
    }

    @Override
    public void answer(HttpServerRequest request, String path, @Nullable String query) {
        try {
            take(request, path, query);
        } catch (RuntimeException e) {
            LOG.error("A click could not be judged", e);
            unavailable(request.response());
        }
    }

    private void take(HttpServerRequest request, String path, @Nullable String query) {
        HttpServerResponse response = request.response();
        byte[] address = address(request);
        if (!floodGuard.admits(address)) {
            metrics.flood();
            response.putHeader(HttpHeaders.RETRY_AFTER, FLOOD_IS_OVER_AFTER_SECONDS);
            answer(response, 429, "Too many requests come from this address. Please try again in a second.");
            return;
        }
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
        ClickRequest click = read(request, path, query, ClientAddress.inetAddress(address));
        UserAgent userAgent = userAgents.read(click.userAgent());
        ClickDecision decision = decider.decide(click, userAgent, ads, salt, receivedAt);
        if (decision instanceof ClickDecision.UnknownAd) {
            lookAgain(response, click, userAgent, salt, receivedAt);
        } else {
            answer(response, decision);
        }
    }

    /** The console tells who saves an ad that its link works, and the first click may be faster than the next look. */
    private void lookAgain(
            HttpServerResponse response,
            ClickRequest click,
            UserAgent userAgent,
            VisitorSalt salt,
            Instant receivedAt) {
        Context eventLoop = requireNonNull(Vertx.currentContext(), "a link is answered on an event loop");
        catalog.lookAgain()
                .thenRun(() -> eventLoop.runOnContext(ignored -> {
                    CatalogSnapshot ads = requireNonNull(catalog.loaded(), "it was there before");
                    answer(response, decider.decide(click, userAgent, ads, salt, receivedAt));
                }));
    }

    private void answer(HttpServerResponse response, ClickDecision decision) {
        switch (decision) {
            case ClickDecision.Logged logged -> append(response, logged);
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

    private byte[] address(HttpServerRequest request) {
        SocketAddress caller = request.remoteAddress();
        return clientAddress.of(
                caller == null ? null : caller.hostAddress(), request.headers().getAll("X-Forwarded-For"));
    }

    private static ClickRequest read(
            HttpServerRequest request, String path, @Nullable String query, InetAddress address) {
        return new ClickRequest(
                path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "",
                query,
                address,
                userAgent(request),
                request.getHeader(HttpHeaders.REFERER),
                SpeculativeRequest.announcedBy(request.headers()),
                request.method() == HttpMethod.HEAD,
                DeclaredAgent.in(request.headers()));
    }

    private static String userAgent(HttpServerRequest request) {
        String userAgent = request.getHeader(HttpHeaders.USER_AGENT);
        if (userAgent == null) {
            return "";
        }
        return userAgent.length() <= UserAgents.LONGEST ? userAgent : userAgent.substring(0, UserAgents.LONGEST);
    }

    private void append(HttpServerResponse response, ClickDecision.Logged click) {
        if (!underway.begin()) {
            metrics.notReady();
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            unavailable(response);
            return;
        }
        Context eventLoop = requireNonNull(Vertx.currentContext(), "a link is answered on an event loop");
        long start = System.nanoTime();
        log.append(click.event()).whenComplete((outcome, failure) -> {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            eventLoop.runOnContext(ignored -> {
                try {
                    conclude(response, click, outcome, failure, waited);
                } finally {
                    underway.end();
                }
            });
        });
    }

    private void conclude(
            HttpServerResponse response,
            ClickDecision.Logged click,
            @Nullable AppendOutcome outcome,
            @Nullable Throwable failure,
            Duration waited) {
        ClickEvent event = click.event();
        switch (outcome) {
            case AppendOutcome.Acknowledged acknowledged -> {
                metrics.acknowledged(click, waited);
                sendOn(response, click);
            }
            case AppendOutcome.Spooled spooled -> {
                metrics.spooled(click, waited);
                sendOn(response, click);
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

    private void sendOn(HttpServerResponse response, ClickDecision.Logged click) {
        if (response.closed()) {
            return;
        }
        response.putHeader("Click-Id", click.event().clickId().toString());
        switch (click) {
            case ClickDecision.Accepted accepted -> {
                metrics.parametersDropped(accepted.location().dropped());
                response.setStatusCode(302)
                        .putHeader(HttpHeaders.LOCATION, accepted.location().url())
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end();
            }
            case ClickDecision.FetchedAhead ahead -> SpeculationAnswer.end(response);
        }
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
                .end(text);
    }
}
