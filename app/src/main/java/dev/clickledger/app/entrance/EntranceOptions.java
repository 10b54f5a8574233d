package dev.clickledger.app.entrance;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import io.vertx.core.tracing.TracingOptions;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Puts the {@link Entrance} in front of the HTTP server. */
@Singleton
final class EntranceOptions implements VertxOptionsCustomizer {

    private final Instance<Refusals> refusals;
    private final Instance<ProtectiveHeaders> protection;
    private final Instance<Links> links;

    /** All are asked for late: they need beans that are not there yet when Vert.x starts. */
    EntranceOptions(Instance<Refusals> refusals, Instance<ProtectiveHeaders> protection, Instance<Links> links) {
        this.refusals = refusals;
        this.protection = protection;
        this.links = links;
    }

    @Override
    public void accept(VertxOptions options) {
        SlowRequestsEverywhere.announce();
        Supplier<Integer> managementPort = once(EntranceOptions::managementPort);
        Entrance entrance = new Entrance(refusals::get, once(protection::get), once(links::get), managementPort::get);
        options.setTracingOptions(new TracingOptions().setFactory(ignored -> entrance));
    }

    /** The one that was set, or where that was 0 the one that was found, which is known when a request comes. */
    private static int managementPort() {
        return ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class);
    }

    /** Each request asks; all get the same. */
    private static <T> Supplier<T> once(Supplier<T> source) {
        return new Supplier<>() {

            private volatile @Nullable T value;

            @Override
            public T get() {
                T known = value;
                if (known == null) {
                    known = source.get();
                    value = known;
                }
                return known;
            }
        };
    }
}
