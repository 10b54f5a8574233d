package dev.clickledger.app.console.registry;

import dev.clickledger.app.console.tenant.Tenants;
import dev.clickledger.app.database.Database;
import dev.clickledger.app.database.Sql;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * Changes of a tenant's part of the catalog, one at a time over all replicas: else two that change several rows in a
 * different order would block each other for good. Other tenants' changes never wait for them.
 */
public final class CatalogChange {

    private CatalogChange() {}

    /** What is done while no other change of the tenant goes on. */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Does it.
         *
         * @param revision the revision of the tenant's part before
         */
        T run(Sql sql, long revision) throws SQLException;
    }

    /** A change of a few rows. */
    public static <T> T run(Database database, String tenantId, String operation, Sql.Work<T> work) {
        return database.write(tenantId, operation, sql -> {
            lock(sql, tenantId);
            return work.run(sql);
        });
    }

    /** A change of many rows. */
    public static <T> T runMuch(Database database, String tenantId, String operation, Work<T> work) {
        return database.writeMuch(tenantId, operation, sql -> work.run(sql, lock(sql, tenantId)));
    }

    /** The revision of the tenant's part; empty while the tenant has nothing. */
    public static OptionalLong revision(Sql sql, String tenantId) throws SQLException {
        return read(sql, tenantId, "");
    }

    private static long lock(Sql sql, String tenantId) throws SQLException {
        OptionalLong revision = read(sql, tenantId, " for update");
        if (revision.isPresent()) {
            return revision.getAsLong();
        }
        // an organization that Keycloak knows shows up here with its first change
        Tenants.ensure(sql, tenantId);
        return read(sql, tenantId, " for update").orElseThrow();
    }

    private static OptionalLong read(Sql sql, String tenantId, String suffix) throws SQLException {
        return sql
                .rows(
                        "select revision from catalog_revision where tenant_id = ?" + suffix,
                        row -> row.getLong(1),
                        tenantId)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }
}
