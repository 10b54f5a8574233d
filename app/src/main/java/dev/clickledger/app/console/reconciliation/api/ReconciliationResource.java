package dev.clickledger.app.console.reconciliation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clickledger.app.console.pinot.PinotUnavailableException;
import dev.clickledger.app.console.reconciliation.ReconciledWindow;
import dev.clickledger.app.console.reconciliation.Reconciliations;
import dev.clickledger.app.console.reconciliation.Reconciliations.Page;
import dev.clickledger.app.console.reconciliation.Reconciliations.Place;
import dev.clickledger.app.console.reconciliation.RunSummary;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.PlatformScope;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.console.tenant.DemoTenants;
import dev.clickledger.app.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What recounts found, over all tenants. */
@Path("/api/v1/reconciliation")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reconciliation", description = "What recounting from the click log found, for those who run the platform")
class ReconciliationResource {

    private static final String RUNS = "runs";
    private static final String WINDOWS = "windows";
    private static final String NEXT = "ask again with cursor=<this> for what follows; absent at the end";

    private final CurrentUser user;
    private final Reconciliations reconciliations;
    private final DemoTenants demoTenants;

    ReconciliationResource(CurrentUser user, Reconciliations reconciliations, DemoTenants demoTenants) {
        this.user = user;
        this.reconciliations = reconciliations;
        this.demoTenants = demoTenants;
    }

    /** A part of the runs on the wire. */
    @Schema(name = "RunList", requiredProperties = "items")
    record RunList(
            List<RunJson> items,

            @Schema(description = NEXT) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    /** A part of the findings on the wire. */
    @Schema(name = "FindingList", requiredProperties = "items")
    record FindingList(
            List<FindingJson> items,

            @Schema(description = NEXT) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    @GET
    @Path("/runs")
    @Operation(operationId = "listRuns", summary = "Lists runs, newest first")
    @APIResponseSchema(value = RunList.class, responseCode = "200", responseDescription = "A part of the list")
    public RunList runs(@BeanParam RecountPart part) {
        Page page = part.of(RUNS);
        List<RunSummary> found = read(scope -> reconciliations.runs(scope, page));
        return new RunList(
                found.stream().map(RunJson::of).toList(),
                found.size() < page.size()
                        ? null
                        : RecountPart.after(RUNS, new Place(found.getLast().runNumber(), Instant.EPOCH, "", "")));
    }

    @GET
    @Path("/windows")
    @Operation(operationId = "listFindings", summary = "Lists findings per ad and window, newest first")
    @APIResponseSchema(value = FindingList.class, responseCode = "200", responseDescription = "A part of the list")
    public FindingList windows(@BeanParam RecountPart part) {
        Page page = part.of(WINDOWS);
        List<ReconciledWindow> found = read(scope -> reconciliations.windows(scope, page));
        return new FindingList(
                found.stream()
                        .map(window -> FindingJson.of(window, demoTenants.contains(window.tenantId())))
                        .toList(),
                found.size() < page.size() ? null : RecountPart.after(WINDOWS, place(found.getLast())));
    }

    private static Place place(ReconciledWindow window) {
        return new Place(window.runNumber(), window.start(), window.tenantId(), window.adId());
    }

    private <T> List<T> read(Function<PlatformScope, List<T>> question) {
        PlatformScope scope = user.platformScope()
                .orElseThrow(() -> Problem.notAllowed("Only admins read what recounts found.")
                        .exception());
        try {
            return question.apply(scope);
        } catch (PinotUnavailableException e) {
            throw Problem.unavailable("The findings cannot be read at the moment; try again in a few seconds.")
                    .exception();
        }
    }
}
