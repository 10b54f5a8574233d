package dev.clickledger.app.reconciliation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.clickledger.app.api.Problem;
import dev.clickledger.app.pinot.PinotUnavailableException;
import dev.clickledger.app.reconciliation.ReconciledWindow;
import dev.clickledger.app.reconciliation.Reconciliations;
import dev.clickledger.app.reconciliation.Reconciliations.Page;
import dev.clickledger.app.reconciliation.RunSummary;
import dev.clickledger.app.security.CurrentUser;
import dev.clickledger.app.security.PlatformScope;
import dev.clickledger.app.security.Roles;
import dev.clickledger.app.tenant.DemoTenants;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What recounts found, over all tenants. */
@Path("/api/v1/reconciliation")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reconciliation", description = "What recounting from the click log found, for those who run the platform")
class ReconciliationResource {

    private final CurrentUser user;
    private final Reconciliations reconciliations;
    private final DemoTenants demoTenants;

    ReconciliationResource(CurrentUser user, Reconciliations reconciliations, DemoTenants demoTenants) {
        this.user = user;
        this.reconciliations = reconciliations;
        this.demoTenants = demoTenants;
    }

    /**
     * A part of a list.
     *
     * @param items the entries, the newest first
     * @param next what to ask for as cursor to go on; left out at the end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed<T>(List<T> items, @Nullable String next) {}

    /**
     * A finding.
     *
     * @param window what was found
     * @param demo whether the tenant is invented
     */
    record Finding(@JsonUnwrapped ReconciledWindow window, boolean demo) {}

    @GET
    @Path("/runs")
    @Operation(operationId = "runs", summary = "Runs, the newest first")
    public Listed<RunSummary> runs(
            @Parameter(description = "The 'next' of the page before") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "How many, at most 1000") @QueryParam("limit") @DefaultValue("50") int limit) {
        Page page = Cursor.page(cursor, limit);
        return listed(page, scope -> reconciliations.runs(scope, page), RunSummary::runNumber);
    }

    @GET
    @Path("/windows")
    @Operation(operationId = "windows", summary = "Findings per ad and window, the newest first")
    public Listed<Finding> windows(
            @Parameter(description = "The 'next' of the page before") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "How many, at most 1000") @QueryParam("limit") @DefaultValue("100") int limit) {
        Page page = Cursor.page(cursor, limit);
        return listed(
                page,
                scope -> reconciliations.windows(scope, page).stream()
                        .map(window -> new Finding(window, demoTenants.contains(window.tenantId())))
                        .toList(),
                finding -> finding.window().runNumber());
    }

    private <T> Listed<T> listed(Page page, Function<PlatformScope, List<T>> read, ToLongFunction<T> runOf) {
        PlatformScope scope = user.platformScope()
                .orElseThrow(() -> Problem.notAllowed("Only admins read what recounts found.")
                        .exception());
        try {
            List<T> items = read.apply(scope);
            return new Listed<>(
                    items, items.size() < page.size() ? null : Cursor.after(page, runOf.applyAsLong(items.getFirst())));
        } catch (PinotUnavailableException e) {
            throw Problem.unavailable("The findings cannot be read at the moment; try again in a few seconds.")
                    .exception();
        }
    }
}
