package dev.clickledger.app.console.access;

import dev.clickledger.app.catalog.CatalogRefresh;
import dev.clickledger.app.console.registry.CatalogChange;
import dev.clickledger.app.console.registry.Change.Detail;
import dev.clickledger.app.console.registry.Change.Subject;
import dev.clickledger.app.console.registry.ChangeHistory;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.NewId;
import dev.clickledger.app.console.registry.Newest;
import dev.clickledger.app.console.registry.Page;
import dev.clickledger.app.console.registry.Position;
import dev.clickledger.app.console.security.EditScope;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.database.Database;
import dev.clickledger.app.database.Sql;
import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.StorageKeys;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a tenant's people make and revoke the keys that sign impressions. New impressions are signed with the newest key;
 * all that are not revoked are accepted, so that keys rotate without a broken link.
 */
@Singleton
public class SigningKeyDesk {

    /** Most keys that may be valid at once. */
    public static final int MOST_VALID = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final CatalogRefresh catalog;
    private final StorageKeys storageKeys;

    SigningKeyDesk(Database database, CatalogRefresh catalog, StorageKeys storageKeys) {
        this.database = database;
        this.catalog = catalog;
        this.storageKeys = storageKeys;
    }

    /** The tenant's keys, newest first. */
    public List<SigningKeyEntry> list(TenantScope scope) {
        return list(scope, null, Integer.MAX_VALUE - 1).items();
    }

    /**
     * A part of the tenant's keys, newest first.
     *
     * @param after where to go on, or null for the beginning
     */
    public Page<SigningKeyEntry> list(TenantScope scope, @Nullable Position after, int limit) {
        Newest newest = new Newest(
                "select key_id, created_at, revoked_at from signing_key where tenant_id = ?", "key_id", after, limit);
        List<SigningKeyEntry> found = database.read(
                "listing signing keys",
                sql -> newest.query(
                        sql,
                        row -> new SigningKeyEntry(row.getString(1), Sql.instant(row, 2), Sql.instantOrNull(row, 3)),
                        scope.tenantId()));
        return Page.of(found, limit, key -> Newest.position(key.createdAt(), key.keyId()));
    }

    /** Makes a key, with which impressions are signed from now on. */
    public ChangeResult<NewSigningKey> create(EditScope scope) {
        return ChangeResult.shownBy(
                catalog,
                scope,
                CatalogChange.run(database, scope.tenantId(), "making a signing key", sql -> create(sql, scope)));
    }

    /** Revokes a key: at once at this replica, and within two seconds at all, no token that it signed is accepted any more. */
    public ChangeResult<SigningKeyEntry> revoke(EditScope scope, String keyId) {
        return ChangeResult.shownBy(
                catalog,
                scope,
                CatalogChange.run(
                        database, scope.tenantId(), "revoking a signing key", sql -> revoke(sql, scope, keyId)));
    }

    private ChangeResult<NewSigningKey> create(Sql sql, EditScope scope) throws SQLException {
        long valid = sql.first(
                        "select count(*) from signing_key where tenant_id = ? and revoked_at is null",
                        row -> row.getLong(1),
                        scope.tenantId())
                .orElseThrow();
        if (valid >= MOST_VALID) {
            return ChangeResult.Refused.of(
                    "keys", "There are " + MOST_VALID + " valid keys already. Revoke one that is no longer in use.");
        }
        byte[] secret = new byte[SigningKey.MIN_SECRET_LENGTH];
        RANDOM.nextBytes(secret);
        SigningKey key = new SigningKey(NewId.random().substring(0, 8), secret);
        // the statement's time and not the transaction's, so that of two keys the later one is the newer
        sql.update(
                "insert into signing_key (tenant_id, key_id, sealed, sealed_by, created_at)"
                        + " values (?, ?, ?, ?, clock_timestamp())",
                scope.tenantId(),
                key.keyId(),
                storageKeys.seal(scope.tenantId(), key),
                storageKeys.currentId());
        ChangeHistory.note(sql, scope, Subject.SIGNING_KEY, new ChangeHistory.Note(key.keyId(), "created", List.of()));
        return new ChangeResult.Done<>(new NewSigningKey(key));
    }

    private static ChangeResult<SigningKeyEntry> revoke(Sql sql, EditScope scope, String keyId) throws SQLException {
        Optional<SigningKeyEntry> before = find(sql, scope.tenant(), keyId);
        if (before.isEmpty()) {
            return new ChangeResult.NotFound<>();
        }
        if (before.get().valid()) {
            sql.update(
                    "update signing_key set revoked_at = clock_timestamp() where tenant_id = ? and key_id = ?",
                    scope.tenantId(),
                    keyId);
            ChangeHistory.note(
                    sql,
                    scope,
                    Subject.SIGNING_KEY,
                    new ChangeHistory.Note(keyId, "revoked", List.of(new Detail("valid", "true", "false"))));
        }
        return new ChangeResult.Done<>(find(sql, scope.tenant(), keyId).orElseThrow());
    }

    private static Optional<SigningKeyEntry> find(Sql sql, TenantScope scope, String keyId) throws SQLException {
        return sql.first(
                "select key_id, created_at, revoked_at from signing_key where tenant_id = ? and key_id = ?",
                row -> new SigningKeyEntry(row.getString(1), Sql.instant(row, 2), Sql.instantOrNull(row, 3)),
                scope.tenantId(),
                keyId);
    }
}
