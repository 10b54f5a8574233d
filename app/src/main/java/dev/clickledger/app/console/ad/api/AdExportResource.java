package dev.clickledger.app.console.ad.api;

import dev.clickledger.app.console.registry.api.NamedTenant;
import dev.clickledger.app.console.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The same file for whoever is signed in with a browser; programs take it from the API. */
@Path("/export")
@RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
class AdExportResource {

    private final AdFiles files;

    AdExportResource(AdFiles files) {
        this.files = files;
    }

    @GET
    @Path("/ads.csv")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response read(
            @BeanParam NamedTenant named,
            @RestQuery @DefaultValue("comma") String separator,
            @Context RoutingContext exchange) {
        return files.answer(named, separator, exchange);
    }
}
