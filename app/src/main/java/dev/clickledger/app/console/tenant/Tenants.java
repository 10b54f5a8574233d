package dev.clickledger.app.console.tenant;

import dev.clickledger.app.console.security.PlatformScope;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.database.Database;
import dev.clickledger.app.database.Sql;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** All tenants of the platform, for its own people. */
@Singleton
public class Tenants {

    private final Database database;

    Tenants(Database database) {
        this.database = database;
    }

    /**
     * A tenant and how much it has.
     *
     * @param id its organization's alias
     * @param name for people
     * @param demo whether it is invented
     * @param campaigns how many campaigns are not archived
     * @param ads how many ads are not archived
     */
    public record Tenant(String id, String name, boolean demo, long campaigns, long ads) {}

    /** All tenants by name, but for the platform's own, which is no advertiser. */
    public List<Tenant> all(PlatformScope scope) {
        Objects.requireNonNull(scope, "scope");
        return database.read(
                "listing tenants",
                sql -> sql.rows(
                        """
                select tenant.id, tenant.name, tenant.demo,
                  (select count(*) from campaign where tenant_id = tenant.id and not archived),
                  (select count(*) from ad join campaign on campaign.id = ad.campaign_id
                    where tenant_id = tenant.id and not ad.archived)
                from tenant where tenant.id <> ? order by tenant.name, tenant.id
                """,
                        row -> new Tenant(
                                row.getString(1), row.getString(2), row.getBoolean(3), row.getLong(4), row.getLong(5)),
                        TenantScope.PLATFORM.tenantId()));
    }

    /** Whether there is such a tenant. */
    public boolean exists(PlatformScope scope, String tenantId) {
        return all(scope).stream().anyMatch(tenant -> tenant.id().equals(tenantId));
    }

    public static void ensure(Sql sql, String tenantId) throws SQLException {
        sql.update("insert into tenant (id, name) values (?, ?) on conflict do nothing", tenantId, tenantId);
    }
}
