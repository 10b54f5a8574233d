package dev.clickledger.app.console.audit.api;

import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The same file for whoever is signed in with a browser; programs take it from the API. */
@Path("/export")
@RolesAllowed(Roles.ADMIN)
class AuditExportResource {

    private final CurrentUser user;
    private final AuditFiles files;

    AuditExportResource(CurrentUser user, AuditFiles files) {
        this.user = user;
        this.files = files;
    }

    @GET
    @Path("/audit.csv")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response read(@BeanParam AuditWanted wanted, @Context RoutingContext exchange) {
        return files.answer(
                user.platformScope()
                        .orElseThrow(() -> Problem.notAllowed("Only admins read the audit.")
                                .exception()),
                wanted.filter(),
                exchange);
    }
}
