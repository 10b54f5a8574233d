package dev.clickledger.app.console.security;

/** Names of the realm roles, as they stand in the token's {@code groups}. */
public final class Roles {

    /** Sees the own tenant's figures. */
    public static final String VIEWER = "viewer";
    /** Sees them and changes the own tenant's ads. */
    public static final String EDITOR = "editor";
    /** Runs the platform. */
    public static final String ADMIN = "admin";

    private Roles() {}
}
