package dev.clickledger.app.console.audit.api;

import dev.clickledger.app.console.audit.AuditFile;
import dev.clickledger.app.console.audit.AuditFilter;
import dev.clickledger.app.console.audit.AuditLog;
import dev.clickledger.app.console.csv.Separator;
import dev.clickledger.app.console.export.Downloads;
import dev.clickledger.app.console.security.PlatformScope;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Turns a request into a file of the audit. */
@Singleton
final class AuditFiles {

    private final AuditLog audit;
    private final Downloads downloads;

    AuditFiles(AuditLog audit, Downloads downloads) {
        this.audit = audit;
        this.downloads = downloads;
    }

    Response answer(PlatformScope scope, AuditFilter filter, RoutingContext exchange) {
        return downloads.answer(Downloads.PLATFORM, new AuditFile(audit, scope, filter, Separator.COMMA), exchange);
    }
}
