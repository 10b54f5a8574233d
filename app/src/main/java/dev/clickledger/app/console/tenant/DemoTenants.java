package dev.clickledger.app.console.tenant;

import dev.clickledger.app.database.BusyException;
import dev.clickledger.app.database.Database;
import dev.clickledger.app.database.DatabaseFailure;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Which tenants are invented, so that pages can say so. Read from memory, which follows the registry within seconds and
 * keeps what it knew while PostgreSQL is down.
 */
@ApplicationScoped
public class DemoTenants {

    private static final Logger LOG = Logger.getLogger(DemoTenants.class);

    private final Database database;
    private volatile Set<String> known = Set.of();

    DemoTenants(Database database) {
        this.database = database;
    }

    /** Whether the tenant is invented. */
    public boolean contains(String tenantId) {
        return known.contains(tenantId);
    }

    /** Notes in the registry that the tenant is invented. */
    public void mark(String tenantId) {
        database.write(
                tenantId,
                "marking a tenant as a demo",
                sql -> sql.update("update tenant set demo = true where id = ? and not demo", tenantId));
        refresh();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        try {
            known = Set.copyOf(database.read(
                    "reading which tenants are invented",
                    sql -> sql.rows("select id from tenant where demo", row -> row.getString(1))));
        } catch (BusyException | DatabaseFailure e) {
            LOG.debugf(e, "The registry does not answer; the demo tenants known so far stay");
        }
    }
}
