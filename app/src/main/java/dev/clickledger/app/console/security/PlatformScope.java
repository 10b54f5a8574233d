package dev.clickledger.app.console.security;

/** The right to read across all tenants, for those who run the platform. */
public final class PlatformScope implements Scope {

    static final PlatformScope INSTANCE = new PlatformScope();

    private PlatformScope() {}

    @Override
    public String toString() {
        return "the whole platform";
    }
}
