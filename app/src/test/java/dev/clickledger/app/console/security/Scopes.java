package dev.clickledger.app.console.security;

/** Scopes for tests, which nobody has to sign in for. */
public final class Scopes {

    private Scopes() {}

    public static TenantScope tenant(String tenantId) {
        return new TenantScope(tenantId);
    }

    public static PlatformScope platform() {
        return PlatformScope.INSTANCE;
    }
}
