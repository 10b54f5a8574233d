package dev.clickledger.app.security;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sent the current request, and what they may read. */
@ApplicationScoped
public class CurrentUser {

    private final CurrentIdentityAssociation identities;

    CurrentUser(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** Whether nobody is signed in. */
    public boolean anonymous() {
        return identity().isAnonymous();
    }

    /** The name to show. */
    public String name() {
        return identity().getPrincipal().getName();
    }

    /** Whether the user has a role of {@link Roles}. */
    public boolean has(String role) {
        return identity().hasRole(role);
    }

    /** The tenant whose figures the user may read; empty for strangers and for the platform's people. */
    public Optional<TenantScope> tenantScope() {
        SecurityIdentity identity = identity();
        if (!identity.hasRole(Roles.VIEWER) && !identity.hasRole(Roles.EDITOR)) {
            return Optional.empty();
        }
        return identity.getPrincipal() instanceof JsonWebToken token
                ? OrganizationClaim.of(token.getClaim(OrganizationClaim.NAME))
                        .only()
                        .map(TenantScope::new)
                : Optional.empty();
    }

    /** The right to read across tenants; empty for everyone but admins. */
    public Optional<PlatformScope> platformScope() {
        return identity().hasRole(Roles.ADMIN) ? Optional.of(PlatformScope.INSTANCE) : Optional.empty();
    }

    private SecurityIdentity identity() {
        return identities.getIdentity();
    }
}
