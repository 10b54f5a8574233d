package dev.clickledger.app.console.security;

import java.util.Objects;

/**
 * The right to change one tenant's campaigns, ads and keys, and the name under which it is done. Only this package makes
 * one, for editors and for their own tenant.
 */
public final class EditScope {

    private final TenantScope tenant;
    private final String author;

    EditScope(TenantScope tenant, String author) {
        this.tenant = Objects.requireNonNull(tenant, "tenant");
        this.author = Objects.requireNonNull(author, "author");
    }

    /** The right to read the same tenant. */
    public TenantScope tenant() {
        return tenant;
    }

    /** The tenant, as its organization is named in Keycloak. */
    public String tenantId() {
        return tenant.tenantId();
    }

    /** Who makes the change, for its history. */
    public String author() {
        return author;
    }

    @Override
    public String toString() {
        return author + " for " + tenant;
    }
}
