package dev.clickledger.setup;

/** Who works in the database. What each may do there stands in the app's migration {@code R__rights.sql}. */
public enum DatabaseRole {

    /** Owns the tables and changes their shape; no program works with it otherwise. */
    OWNER("clickledger"),

    /** Redirects: read the catalog, keep salts, add signed sources. */
    REDIRECT("clickledger_redirect"),

    /** Pages and API: read and change the catalog. */
    CONSOLE("clickledger_console"),

    /** The reconcile job: draws numbers of runs. */
    RECONCILE("clickledger_reconcile");

    private final String roleName;

    DatabaseRole(String roleName) {
        this.roleName = roleName;
    }

    /** Name in PostgreSQL. */
    public String roleName() {
        return roleName;
    }

    /** The environment variable with its password. */
    public String passwordVariable() {
        return "JDBC_PASSWORD_" + name();
    }
}
