package dev.clickledger.app.console.security;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sent the current request, and what they may read. */
@ApplicationScoped
public class CurrentUser {

    /** How Keycloak begins the names of clients that signed in for themselves. */
    private static final String MACHINE = "service-account-";

    private final CurrentIdentityAssociation identities;
    private final VisitedTenant visited;
    private final RefusedSessions refused;

    CurrentUser(CurrentIdentityAssociation identities, VisitedTenant visited, RefusedSessions refused) {
        this.identities = identities;
        this.visited = visited;
        this.refused = refused;
    }

    /** Whether nobody is signed in. */
    public boolean anonymous() {
        return identity().isAnonymous();
    }

    /** The name to show. */
    public String name() {
        return identity().getPrincipal().getName();
    }

    /**
     * Whether a person is signed in, by a page or by a token of a session of theirs. A machine that got its token with a
     * secret of its own is none: Keycloak ties its tokens to no session, and names it after its client.
     */
    public boolean person() {
        return !session().session().isBlank() && !name().startsWith(MACHINE);
    }

    /** Who it is for good, and in which session of the sign-in. */
    public PersonSession session() {
        return PersonSession.of(identity());
    }

    /** Whether the session has ended, though its token would still be good. */
    public boolean ended() {
        return refused.refuses(identity());
    }

    /** By what the user is known to Keycloak for some minutes; empty where it was another way than a page. */
    public Optional<String> accessToken() {
        return Optional.ofNullable(identity().getCredential(AccessTokenCredential.class))
                .map(AccessTokenCredential::getToken);
    }

    /** What Keycloak said of who signed in on a page; empty for others. */
    public Optional<String> idToken() {
        return Optional.ofNullable(identity().getCredential(IdTokenCredential.class))
                .map(IdTokenCredential::getToken);
    }

    /** Who the user is and what they may do: another as soon as a role or the membership is another. */
    public String standing() {
        return name() + " of " + ownTenant() + " as "
                + Stream.of(Roles.VIEWER, Roles.EDITOR, Roles.ADMIN)
                        .filter(this::has)
                        .toList();
    }

    /** Whether the user has a role of {@link Roles}. */
    public boolean has(String role) {
        return identity().hasRole(role);
    }

    /**
     * The tenant whose figures the user may read: the own one, or for an admin the one being visited. Empty for
     * strangers, and for the platform's people as long as they visit nobody.
     */
    public Optional<TenantScope> tenantScope() {
        return ownTenant().or(this::visitedTenant);
    }

    /** The right to read any one tenant; empty for everyone but admins. */
    public Optional<TenantScope> anyTenantScope(String tenantId) {
        return platformScope().map(_ -> new TenantScope(tenantId));
    }

    /** The right to change the own tenant's ads; empty for everyone but its editors. */
    public Optional<EditScope> editScope() {
        return identity().hasRole(Roles.EDITOR)
                ? ownTenant().map(tenant -> new EditScope(tenant, name()))
                : Optional.empty();
    }

    /** Whether an admin looks at pages as a tenant sees them. */
    public boolean visiting() {
        return ownTenant().isEmpty() && visitedTenant().isPresent();
    }

    /** The right to read across tenants; empty for everyone but admins. */
    public Optional<PlatformScope> platformScope() {
        return identity().hasRole(Roles.ADMIN) ? Optional.of(PlatformScope.INSTANCE) : Optional.empty();
    }

    /** The tenant of somebody who is signed in, whatever they ask for; empty for strangers and the platform's people. */
    public static Optional<String> tenantOf(SecurityIdentity identity) {
        return ownTenant(identity).map(TenantScope::tenantId);
    }

    private Optional<TenantScope> ownTenant() {
        return ownTenant(identity());
    }

    private static Optional<TenantScope> ownTenant(SecurityIdentity identity) {
        if (!identity.hasRole(Roles.VIEWER) && !identity.hasRole(Roles.EDITOR)) {
            return Optional.empty();
        }
        return identity.getPrincipal() instanceof JsonWebToken token
                ? OrganizationClaim.of(token.getClaim(OrganizationClaim.NAME))
                        .only()
                        .map(TenantScope::new)
                        // whoever named their organization so would read and change what is the platform's
                        .filter(tenant -> !tenant.equals(TenantScope.PLATFORM))
                : Optional.empty();
    }

    private Optional<TenantScope> visitedTenant() {
        return identity().hasRole(Roles.ADMIN) ? visited.tenantId().map(TenantScope::new) : Optional.empty();
    }

    private SecurityIdentity identity() {
        return identities.getIdentity();
    }
}
