package dev.clickledger.app.console.audit;

import dev.clickledger.app.console.security.Scopes;
import dev.clickledger.app.database.Database;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;

/** Entries for tests. */
public final class AuditEntries {

    private AuditEntries() {}

    /** A tenant's, the newest first. */
    public static List<AuditEntry> of(Database database, String tenantId) {
        return read(database, new AuditFilter(null, null, tenantId, null, null, null));
    }

    static List<AuditEntry> read(Database database, AuditFilter filter) {
        return new AuditLog(database, new SimpleMeterRegistry()).read(Scopes.platform(), filter, Long.MAX_VALUE, 1_000);
    }
}
