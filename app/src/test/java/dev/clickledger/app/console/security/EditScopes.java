package dev.clickledger.app.console.security;

/** Rights to change things for tests, which nobody has to sign in for. */
public final class EditScopes {

    private EditScopes() {}

    public static EditScope of(String tenantId, String author) {
        return new EditScope(new TenantScope(tenantId), author);
    }
}
