package dev.clickledger.app.console.registry.api;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How a reading request names a tenant; read by {@link AskedTenant}. */
public class NamedTenant {

    @QueryParam(AskedTenant.PARAMETER)
    @Parameter(
            description = "For admins only, who have no tenant of their own: whose data it is about",
            example = "acme")
    @Nullable
    String tenant;
}
