package dev.clickledger.app.edge.redirect;

import static java.util.Objects.requireNonNull;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.clickledger.app.catalog.CatalogSnapshot;
import dev.clickledger.app.catalog.Catalogs;
import dev.clickledger.app.edge.clicklog.ClickLog;
import dev.clickledger.app.edge.rate.ClickRates;
import dev.clickledger.app.edge.rate.FloodGuard;
import dev.clickledger.app.edge.useragent.UserAgents;
import dev.clickledger.app.edge.verdict.HostingNetworks;
import dev.clickledger.app.edge.verdict.VerdictRules;
import dev.clickledger.app.edge.visitor.ClientAddress;
import dev.clickledger.app.edge.visitor.Countries;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A replica: the redirect with everything of its own but the click log, on a port of the loopback. */
final class RedirectServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final UserAgents userAgents = new UserAgents(metrics);
    private final HttpServer server;

    private RedirectServer(
            CatalogSnapshot ads, ClickLog log, ClickRates rates, FloodGuard floodGuard, int trustedProxies, Clock clock)
            throws Exception {
        ClickDecider decider = new ClickDecider(
                UuidCreator::getTimeOrderedEpoch,
                new Countries(),
                new VerdictRules(HostingNetworks.listed(), rates),
                Clicks.signedSources());
        RedirectRoute links = new RedirectRoute(
                Catalogs.of(ads),
                instant -> Clicks.SALT,
                log,
                new ClickMetrics(metrics),
                clock,
                decider,
                userAgents,
                new ClientAddress(trustedProxies),
                floodGuard,
                new ClicksUnderway(Duration.ofSeconds(10)));
        server = vertx.createHttpServer()
                .requestHandler(request -> links.answer(request, requireNonNull(request.path()), request.query()))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    static RedirectServer start(CatalogSnapshot ads, ClickLog log, ClickRates rates, int trustedProxies)
            throws Exception {
        return start(ads, log, rates, trustedProxies, Clock.systemUTC());
    }

    static RedirectServer start(CatalogSnapshot ads, ClickLog log, ClickRates rates, int trustedProxies, Clock clock)
            throws Exception {
        return start(ads, log, rates, new FloodGuard(0, System::nanoTime), trustedProxies, clock);
    }

    static RedirectServer start(
            CatalogSnapshot ads, ClickLog log, ClickRates rates, FloodGuard floodGuard, int trustedProxies, Clock clock)
            throws Exception {
        return new RedirectServer(ads, log, rates, floodGuard, trustedProxies, clock);
    }

    /** How many requests were no click, for this reason. */
    double rejected(String reason) {
        return metrics.get("clickledger.requests.rejected")
                .tag("reason", reason)
                .counter()
                .count();
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
