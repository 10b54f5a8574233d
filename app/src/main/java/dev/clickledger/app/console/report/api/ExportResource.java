package dev.clickledger.app.console.report.api;

import dev.clickledger.app.console.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The same files for whoever is signed in with a browser; programs take them from the API. */
@Path("/export")
@RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
@RunOnVirtualThread
class ExportResource {

    private final CsvDownloads downloads;

    ExportResource(CsvDownloads downloads) {
        this.downloads = downloads;
    }

    @GET
    @Path("/clicks.csv")
    @Operation(hidden = true)
    public Response clicks(
            @BeanParam FileParameters documented, @Context UriInfo request, @Context RoutingContext exchange) {
        return downloads.clicks(request, exchange);
    }

    @GET
    @Path("/counts.csv")
    @Operation(hidden = true)
    public Response counts(
            @BeanParam FileParameters documented, @Context UriInfo request, @Context RoutingContext exchange) {
        return downloads.counts(request, exchange);
    }
}
