package dev.clickledger.app.redirect;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.clickledger.app.ad.CatalogSnapshot;
import dev.clickledger.app.ad.Catalogs;
import dev.clickledger.app.clicklog.ClickLog;
import dev.clickledger.app.useragent.UserAgents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** A replica: the redirect with everything of its own but the click log, on a port of the loopback. */
final class RedirectServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final UserAgents userAgents = new UserAgents(new SimpleMeterRegistry());
    private final HttpServer server;

    private RedirectServer(CatalogSnapshot ads, ClickLog log, ClickRates rates, int trustedProxies, Clock clock)
            throws Exception {
        Router router = Router.router(vertx);
        ClickDecider decider = new ClickDecider(
                UuidCreator::getTimeOrderedEpoch, new Countries(), new VerdictRules(HostingNetworks.listed(), rates));
        new RedirectRoute(
                        Catalogs.of(ads),
                        instant -> Clicks.SALT,
                        log,
                        new ClickMetrics(new SimpleMeterRegistry()),
                        clock,
                        decider,
                        userAgents,
                        new ClientAddress(trustedProxies))
                .register(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
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
        return new RedirectServer(ads, log, rates, trustedProxies, clock);
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
