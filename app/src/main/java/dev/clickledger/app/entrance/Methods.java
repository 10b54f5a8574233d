package dev.clickledger.app.entrance;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** The methods of HTTP that the app knows. Whoever makes a request invents its method, and each would be a metric of its own. */
final class Methods {

    /** As {@code Allow} lists them. */
    static final String ALLOWED = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private static final String LABEL = "method";
    private static final Set<String> KNOWN = Set.of(ALLOWED.split(", "));

    /** Refusals of the entrance whose paths Quarkus would tell, unlike those of 4xx. */
    private static final Set<String> REFUSED_WITH_5XX = Set.of("501", "505");

    Methods() {}

    static boolean known(HttpMethod method) {
        return KNOWN.contains(method.name());
    }

    /**
     * Counts all others as {@code other}, and what the entrance refuses under no path: Vert.x measures a request before the
     * entrance sees it.
     */
    @Produces
    @Singleton
    static MeterFilter labels() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().startsWith("http.server") ? bounded(id) : id;
            }
        };
    }

    private static Meter.Id bounded(Meter.Id id) {
        String method = id.getTag(LABEL);
        Meter.Id known = method == null || KNOWN.contains(method) ? id : id.withTag(Tag.of(LABEL, "other"));
        String status = id.getTag("status");
        return status != null && REFUSED_WITH_5XX.contains(status) ? known.withTag(Tag.of("uri", "UNKNOWN")) : known;
    }
}
