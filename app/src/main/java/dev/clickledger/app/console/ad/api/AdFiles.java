package dev.clickledger.app.console.ad.api;

import dev.clickledger.app.console.ad.file.AdExport;
import dev.clickledger.app.console.csv.Separator;
import dev.clickledger.app.console.export.Downloads;
import dev.clickledger.app.console.registry.api.Caller;
import dev.clickledger.app.console.registry.api.NamedTenant;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

/** Turns a request into a file of ads. */
@Singleton
final class AdFiles {

    private final Caller caller;
    private final AdExport export;
    private final Downloads downloads;

    AdFiles(Caller caller, AdExport export, Downloads downloads) {
        this.caller = caller;
        this.export = export;
        this.downloads = downloads;
    }

    /** All ads that the caller may read, but those that are archived. */
    Response answer(NamedTenant named, String separator, RoutingContext exchange) {
        TenantScope scope = caller.reader(named);
        Separator between = Separator.named(separator)
                .orElseThrow(() -> Problem.invalid("separator", "must be one of comma, semicolon, tab")
                        .exception());
        return downloads.answer(scope.tenantId(), export.file(scope, between), exchange);
    }
}
