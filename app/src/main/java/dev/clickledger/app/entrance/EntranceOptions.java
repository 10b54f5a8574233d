package dev.clickledger.app.entrance;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import io.vertx.core.tracing.TracingOptions;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** Puts the {@link Entrance} in front of the HTTP server. */
@Singleton
final class EntranceOptions implements VertxOptionsCustomizer {

    private final Instance<Refusals> refusals;

    /** What answers refused requests is asked for late: it needs beans that are not there yet when Vert.x starts. */
    EntranceOptions(Instance<Refusals> refusals) {
        this.refusals = refusals;
    }

    @Override
    public void accept(VertxOptions options) {
        SlowRequestsEverywhere.announce();
        Entrance entrance = new Entrance(refusals::get);
        options.setTracingOptions(new TracingOptions().setFactory(ignored -> entrance));
    }
}
