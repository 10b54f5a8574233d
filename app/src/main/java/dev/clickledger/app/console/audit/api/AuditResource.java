package dev.clickledger.app.console.audit.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clickledger.app.console.api.Cursor;
import dev.clickledger.app.console.audit.AuditEntry;
import dev.clickledger.app.console.audit.AuditLog;
import dev.clickledger.app.console.security.CurrentUser;
import dev.clickledger.app.console.security.PlatformScope;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who signed in, was refused, changed or exported what. */
@Path("/api/v1")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who did what, for those who run the platform")
class AuditResource {

    private static final String LIST = "audit";
    private static final String AFTER = "after";

    private final CurrentUser user;
    private final AuditLog audit;
    private final AuditFiles files;

    AuditResource(CurrentUser user, AuditLog audit, AuditFiles files) {
        this.user = user;
        this.audit = audit;
        this.files = files;
    }

    /** A part of the entries on the wire. */
    @Schema(name = "AuditList", requiredProperties = "items")
    record AuditList(
            List<AuditEntryJson> items,

            @Schema(description = "ask again with after=<this> for what follows; absent at the end")
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable
            String next) {}

    @GET
    @Path("/audit")
    @Operation(operationId = "listAudit", summary = "Lists who did what, newest first")
    @APIResponseSchema(value = AuditList.class, responseCode = "200", responseDescription = "A part of the list")
    public AuditList list(
            @BeanParam AuditWanted wanted,
            @QueryParam(AFTER)
                    @Parameter(description = "What next said in the answer before: the part that follows.")
                    @Nullable
                    String after,
            @QueryParam("limit")
                    @DefaultValue("50")
                    @Parameter(description = "How many items at most.", example = "50")
                    @Schema(minimum = "1", maximum = "1000")
                    int limit) {
        List<AuditEntry> found = audit.read(scope(), wanted.filter(), before(after), limit + 1);
        List<AuditEntry> items = found.subList(0, Math.min(limit, found.size()));
        return new AuditList(
                items.stream().map(AuditEntryJson::of).toList(),
                found.size() > limit
                        ? Cursor.of(LIST, List.of(Long.toString(items.getLast().id())))
                        : null);
    }

    @GET
    @Path("/audit.csv")
    @Produces("text/csv")
    @RunOnVirtualThread
    @Operation(operationId = "exportAudit", summary = "The same as a file, newest first")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response export(@BeanParam AuditWanted wanted, @Context RoutingContext exchange) {
        return files.answer(scope(), wanted.filter(), exchange);
    }

    private PlatformScope scope() {
        return user.platformScope()
                .orElseThrow(
                        () -> Problem.notAllowed("Only admins read the audit.").exception());
    }

    private static long before(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(Cursor.read(AFTER, LIST, after, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Cursor.unknown(AFTER);
        }
    }
}
