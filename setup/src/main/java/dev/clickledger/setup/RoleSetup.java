package dev.clickledger.setup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the roles of the database and the database itself, and sets the passwords: a changed one counts from the next run
 * on. Nobody else may connect to the database.
 *
 * @param url of the database that is wanted, {@code jdbc:postgresql://host:port/name}
 * @param adminUser a superuser, or who may create roles and databases
 * @param adminPassword its password
 * @param passwords of the roles
 */
public record RoleSetup(String url, String adminUser, String adminPassword, Map<DatabaseRole, String> passwords) {

    private static final Logger LOG = LoggerFactory.getLogger(RoleSetup.class);
    private static final String DUPLICATE_DATABASE = "42P04";
    private static final String DUPLICATE_ROLE = "42710";
    private static final String MAINTENANCE = "postgres";

    /** Checks that each role has a password. */
    public RoleSetup {
        passwords = new EnumMap<>(passwords);
        for (DatabaseRole role : DatabaseRole.values()) {
            if (passwords.getOrDefault(role, "").isBlank()) {
                throw new IllegalArgumentException(
                        "the environment variable " + role.passwordVariable() + " is not set");
            }
        }
        databaseName(url);
    }

    /**
     * Creates what is missing. Passwords come last, since nobody signs in without one: whoever can finds all the rest.
     *
     * @throws SQLException when PostgreSQL does not answer or refuses
     */
    public void apply() throws SQLException {
        String name = databaseName(url);
        try (Connection connection = connect(sibling(url, MAINTENANCE));
                Statement statement = connection.createStatement()) {
            for (DatabaseRole role : DatabaseRole.values()) {
                unless(DUPLICATE_ROLE, statement, "create role " + role.roleName() + " login");
            }
            actAsOwner(statement);
            unless(
                    DUPLICATE_DATABASE,
                    statement,
                    "create database \"" + name + "\" owner " + DatabaseRole.OWNER.roleName());
        }
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            allow(statement, name);
            for (Map.Entry<DatabaseRole, String> entry : passwords.entrySet()) {
                // what is sent is a verifier, so that no log of statements holds the password
                connection
                        .unwrap(PGConnection.class)
                        .alterUserPassword(
                                entry.getKey().roleName(), entry.getValue().toCharArray(), "scram-sha-256");
            }
        }
        LOG.info("roles of database {}: {}", name, passwords.keySet());
    }

    private static void allow(Statement statement, String database) throws SQLException {
        String owner = DatabaseRole.OWNER.roleName();
        statement.execute("revoke all on database \"" + database + "\" from public");
        statement.execute("alter schema public owner to " + owner);
        statement.execute("revoke all on schema public from public");
        for (DatabaseRole role : DatabaseRole.values()) {
            statement.execute("grant connect on database \"" + database + "\" to " + role.roleName());
            statement.execute("grant usage on schema public to " + role.roleName());
        }
    }

    /** Who is no superuser may give a database to a role only when it is one of its members. */
    private static void actAsOwner(Statement statement) throws SQLException {
        boolean superuser;
        try (ResultSet row = statement.executeQuery("select rolsuper from pg_roles where rolname = current_user")) {
            superuser = row.next() && row.getBoolean(1);
        }
        if (!superuser) {
            statement.execute("grant " + DatabaseRole.OWNER.roleName() + " to current_user");
        }
    }

    private Connection connect(String to) throws SQLException {
        return DriverManager.getConnection(to, adminUser, adminPassword);
    }

    private static String databaseName(String url) {
        String name = path(url).substring(path(url).lastIndexOf('/') + 1);
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException(
                    "JDBC_URL must be jdbc:postgresql://host:port/name with a plain name of a database, not " + url);
        }
        return name;
    }

    private static String sibling(String url, String name) {
        String path = path(url);
        return path.substring(0, path.lastIndexOf('/') + 1) + name + url.substring(path.length());
    }

    private static String path(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static void unless(String state, Statement statement, String sql) throws SQLException {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            if (!state.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    /** Says where, and no password. */
    @Override
    public String toString() {
        return "RoleSetup[url=" + url + ", adminUser=" + adminUser + "]";
    }
}
