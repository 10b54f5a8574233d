package dev.clickledger.app.tenant;

import dev.clickledger.app.database.DatabaseFailure;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Which tenants are invented, so that pages can say so. Read from memory, which follows the registry within seconds and
 * keeps what it knew while PostgreSQL is down.
 */
@ApplicationScoped
public class DemoTenants {

    private static final Logger LOG = Logger.getLogger(DemoTenants.class);

    private final DataSource database;
    private volatile Set<String> known = Set.of();

    DemoTenants(DataSource database) {
        this.database = database;
    }

    /** Whether the tenant is invented. */
    public boolean contains(String tenantId) {
        return known.contains(tenantId);
    }

    /** Notes in the registry that the tenant is invented. */
    public void mark(String tenantId) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update tenant set demo = true where id = ? and not demo")) {
            update.setString(1, tenantId);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("marking tenant " + tenantId + " as a demo", e);
        }
        refresh();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select id from tenant where demo");
                ResultSet row = query.executeQuery()) {
            Set<String> found = new HashSet<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            known = Set.copyOf(found);
        } catch (SQLException e) {
            LOG.debugf(e, "The registry does not answer; the demo tenants known so far stay");
        }
    }
}
