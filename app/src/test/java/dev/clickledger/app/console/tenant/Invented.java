package dev.clickledger.app.console.tenant;

import dev.clickledger.app.database.Database;
import dev.clickledger.app.database.Databases;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/** Tenants that are invented, without a registry to say so. */
public final class Invented extends DemoTenants {

    private static final Database NONE = Databases.of(new PGSimpleDataSource());

    private final Set<String> tenants;

    /** Those. */
    public Invented(String... tenants) {
        super(NONE);
        this.tenants = Set.of(tenants);
    }

    @Override
    public boolean contains(String tenantId) {
        return tenants.contains(tenantId);
    }
}
