package dev.clickledger.app.console.pinot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.clickledger.app.console.security.PlatformScope;
import dev.clickledger.app.console.security.Scope;
import dev.clickledger.app.console.security.TenantScope;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one way to Pinot. Each tenant has a guard of its own, and so have those who read across tenants; guards that nobody
 * uses are dropped.
 */
@ApplicationScoped
public class PinotGateway {

    private final PinotBroker broker;
    private final PinotSettings settings;
    private final GuardMetrics metrics;
    private final Cache<String, TenantGuard> guards;

    @Inject
    PinotGateway(PinotBroker broker, PinotSettings settings, MeterRegistry registry) {
        this.broker = broker;
        this.settings = settings;
        this.metrics = new GuardMetrics(registry);
        this.guards = Caffeine.newBuilder()
                .maximumSize(settings.tenants())
                .expireAfterAccess(settings.tenantIdle())
                .executor(Runnable::run)
                .removalListener(PinotGateway::dropped)
                .build();
        registry.gauge("clickledger.pinot.guards", guards, Cache::estimatedSize);
    }

    /**
     * Runs a select, in its tenant's turn.
     *
     * @throws PinotRefusedException when it cannot succeed as it is
     * @throws PinotBusyException when too many queries of the tenant wait already
     * @throws PinotUnavailableException when there is no whole answer
     */
    public List<PinotRow> query(PinotSelect select) {
        return guards.get(whose(select.scope()), who -> new TenantGuard(who, settings, metrics))
                .ask(time -> broker.query(select, time));
    }

    private static void dropped(@Nullable String whose, @Nullable TenantGuard guard, RemovalCause cause) {
        if (guard != null) {
            guard.close();
        }
    }

    private static String whose(Scope scope) {
        return switch (scope) {
            case TenantScope tenant -> "tenant " + tenant.tenantId();
            case PlatformScope platform -> platform.toString();
        };
    }
}
