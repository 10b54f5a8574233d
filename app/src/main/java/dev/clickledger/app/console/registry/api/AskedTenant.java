package dev.clickledger.app.console.registry.api;

import dev.clickledger.app.catalog.AdDirectory;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.PlatformScope;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.console.tenant.Tenants;
import dev.clickledger.app.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose ads and clicks a request asks for: the caller's own, or as an admin those of a tenant that it names. */
@Singleton
public final class AskedTenant {

    /** How a request names a tenant. */
    public static final String PARAMETER = "tenant";

    private final CurrentUser user;
    private final AdDirectory ads;
    private final Tenants tenants;

    AskedTenant(CurrentUser user, AdDirectory ads, Tenants tenants) {
        this.user = user;
        this.ads = ads;
        this.tenants = tenants;
    }

    /**
     * The right to read them; empty when the caller has no tenant and names none. Whoever is no admin learns nothing
     * about a tenant by naming it, not even about the own one.
     */
    public Optional<TenantScope> of(@Nullable String named) {
        if (named == null) {
            return user.tenantScope();
        }
        PlatformScope platform = user.platformScope()
                .orElseThrow(() -> Problem.notAllowed("Only admins name a tenant. Leave out the parameter " + PARAMETER
                                + ": the token says whose data it is about.")
                        .exception());
        // from memory first, which answers while PostgreSQL is down
        if (ads.campaigns(named).isEmpty() && !tenants.exists(platform, named)) {
            throw Problem.notFound("There is no such tenant. The page Tenants lists those there are.")
                    .exception();
        }
        return user.anyTenantScope(named);
    }
}
