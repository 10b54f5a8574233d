package dev.clickledger.app.console.security;

/** The right to read one tenant's ads and clicks. */
public final class TenantScope implements Scope {

    /** The platform's own tenant, to which no organization belongs: the clicks by which it watches itself are its. */
    public static final TenantScope PLATFORM = new TenantScope("clickledger-itself");

    private final String tenantId;

    TenantScope(String tenantId) {
        if (tenantId.isBlank()) {
            throw new IllegalArgumentException("a tenant scope needs a tenant");
        }
        this.tenantId = tenantId;
    }

    /** The tenant, as its organization is named in Keycloak. */
    public String tenantId() {
        return tenantId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TenantScope scope && scope.tenantId.equals(tenantId);
    }

    @Override
    public int hashCode() {
        return tenantId.hashCode();
    }

    @Override
    public String toString() {
        return "tenant " + tenantId;
    }
}
