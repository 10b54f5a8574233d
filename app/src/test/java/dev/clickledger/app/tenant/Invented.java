package dev.clickledger.app.tenant;

import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Tenants that are invented, without a registry to say so. */
public final class Invented extends DemoTenants {

    private static final DataSource NONE = new PGSimpleDataSource();

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
