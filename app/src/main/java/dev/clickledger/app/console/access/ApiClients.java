package dev.clickledger.app.console.access;

import dev.clickledger.app.console.ad.AdRules;
import dev.clickledger.app.console.registry.Change.Detail;
import dev.clickledger.app.console.registry.Change.Subject;
import dev.clickledger.app.console.registry.ChangeHistory;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.FieldError;
import dev.clickledger.app.console.registry.NewId;
import dev.clickledger.app.console.registry.Newest;
import dev.clickledger.app.console.registry.Page;
import dev.clickledger.app.console.registry.Position;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.console.tenant.Tenants;
import dev.clickledger.app.database.Database;
import dev.clickledger.app.database.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a tenant's people let machines into the API and turn them away. A machine signs in with a secret of its own; its
 * tokens name the tenant and one role, so that it may do what a person of that role may.
 */
@Singleton
public class ApiClients {

    /** Most clients that a tenant may have at once. */
    public static final int MOST_VALID = 20;

    private static final String SELECT =
            "select client_id, name, role, created_at, revoked_at from api_client where tenant_id = ?";

    private final Database database;
    private final MachineSignIn signIn;

    ApiClients(Database database, MachineSignIn signIn) {
        this.database = database;
        this.signIn = signIn;
    }

    /** The tenant's clients, newest first. Needs no Keycloak. */
    public List<ApiClient> list(TenantScope scope) {
        return list(scope, null, Integer.MAX_VALUE - 1).items();
    }

    /**
     * A part of the tenant's clients, newest first. Needs no Keycloak.
     *
     * @param after where to go on, or null for the beginning
     */
    public Page<ApiClient> list(TenantScope scope, @Nullable Position after, int limit) {
        Newest newest = new Newest(SELECT, "client_id", after, limit);
        List<ApiClient> found =
                database.read("listing API clients", sql -> newest.query(sql, ApiClients::client, scope.tenantId()));
        return Page.of(found, limit, client -> Newest.position(client.createdAt(), client.clientId()));
    }

    /**
     * Lets a machine in.
     *
     * @param name for people
     * @param role {@link Roles#VIEWER} or {@link Roles#EDITOR}
     * @throws SignInUnavailableException when the sign-in does not work at the moment; nothing is changed then
     */
    public ChangeResult<NewApiClient> create(EditScope scope, String name, String role) {
        return database.write(scope.tenantId(), "making an API client", sql -> create(sql, scope, name.strip(), role));
    }

    /**
     * Turns a machine away. A token that it already has is good for at most five more minutes.
     *
     * @throws SignInUnavailableException when the sign-in does not work at the moment; nothing is changed then
     */
    public ChangeResult<ApiClient> revoke(EditScope scope, String clientId) {
        return database.write(scope.tenantId(), "revoking an API client", sql -> revoke(sql, scope, clientId));
    }

    private ChangeResult<NewApiClient> create(Sql sql, EditScope scope, String name, String role) throws SQLException {
        List<FieldError> errors = new ArrayList<>(AdRules.checkName(name));
        if (!role.equals(Roles.VIEWER) && !role.equals(Roles.EDITOR)) {
            errors.add(new FieldError("role", "Choose viewer or editor."));
        }
        if (!errors.isEmpty()) {
            return new ChangeResult.Refused<>(errors);
        }
        Tenants.ensure(sql, scope.tenantId());
        long valid = list(sql, scope.tenant()).stream().filter(ApiClient::valid).count();
        if (valid >= MOST_VALID) {
            return ChangeResult.Refused.of(
                    "name", "There are " + MOST_VALID + " clients already. Revoke one that is no longer in use.");
        }
        String clientId = scope.tenantId() + "-" + NewId.random();
        sql.update(
                "insert into api_client (client_id, tenant_id, name, role) values (?, ?, ?, ?)",
                clientId,
                scope.tenantId(),
                name,
                role);
        ChangeHistory.note(
                sql,
                scope,
                Subject.API_CLIENT,
                new ChangeHistory.Note(
                        clientId, "created", List.of(new Detail("name", null, name), new Detail("role", null, role))));
        ApiClient client = find(sql, scope.tenant(), clientId).orElseThrow();
        // last, so that nothing is left behind in Keycloak unless the commit fails: then with a secret nobody has seen
        String secret = signIn.admit(clientId, name, scope.tenantId(), role);
        return new ChangeResult.Done<>(new NewApiClient(client, secret, signIn.tokenUrl()));
    }

    private ChangeResult<ApiClient> revoke(Sql sql, EditScope scope, String clientId) throws SQLException {
        Optional<ApiClient> found = find(sql, scope.tenant(), clientId);
        if (found.isEmpty()) {
            return new ChangeResult.NotFound<>();
        }
        if (!found.get().valid()) {
            return new ChangeResult.Done<>(found.get());
        }
        sql.update("update api_client set revoked_at = now() where client_id = ?", clientId);
        ChangeHistory.note(
                sql,
                scope,
                Subject.API_CLIENT,
                new ChangeHistory.Note(clientId, "revoked", List.of(new Detail("valid", "true", "false"))));
        signIn.expel(clientId);
        return new ChangeResult.Done<>(find(sql, scope.tenant(), clientId).orElseThrow());
    }

    private static List<ApiClient> list(Sql sql, TenantScope scope) throws SQLException {
        return sql.rows(SELECT, ApiClients::client, scope.tenantId());
    }

    private static Optional<ApiClient> find(Sql sql, TenantScope scope, String clientId) throws SQLException {
        return sql.first(SELECT + " and client_id = ?", ApiClients::client, scope.tenantId(), clientId);
    }

    private static ApiClient client(ResultSet row) throws SQLException {
        return new ApiClient(
                row.getString(1), row.getString(2), row.getString(3), Sql.instant(row, 4), Sql.instantOrNull(row, 5));
    }
}
