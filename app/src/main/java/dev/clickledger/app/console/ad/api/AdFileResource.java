package dev.clickledger.app.console.ad.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clickledger.app.console.ad.file.AdImport;
import dev.clickledger.app.console.ad.file.ImportReport;
import dev.clickledger.app.console.ad.file.ImportReport.Outcome;
import dev.clickledger.app.console.registry.api.Caller;
import dev.clickledger.app.console.registry.api.NamedTenant;
import dev.clickledger.app.console.security.EditScope;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** All of the caller's ads as a file. */
@Path("/api/v1/ads.csv")
@Authenticated
@Tag(name = "Ads")
class AdFileResource {

    private static final String CSV = "text/csv";

    private final Caller caller;
    private final AdFiles files;
    private final AdImport imports;

    AdFileResource(Caller caller, AdFiles files, AdImport imports) {
        this.caller = caller;
        this.files = files;
        this.imports = imports;
    }

    /** What an import does or would do, on the wire. */
    @Schema(
            name = "ImportReport",
            requiredProperties = {"applied", "added", "changed", "same", "errors", "lines"})
    record ImportJson(
            boolean applied,
            long added,
            long changed,
            long same,
            long errors,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String doubt,

            List<LineJson> lines) {

        /** What becomes of one line, on the wire. */
        @Schema(
                name = "ImportLine",
                requiredProperties = {"line", "ad", "outcome", "errors"})
        record LineJson(int line, String ad, Outcome outcome, List<ErrorJson> errors) {}

        /** What is wrong with a line, on the wire. */
        @Schema(
                name = "ImportError",
                requiredProperties = {"field", "detail"})
        record ErrorJson(String field, String detail) {}

        static ImportJson of(ImportReport report) {
            return new ImportJson(
                    report.applied(),
                    report.count(Outcome.ADDED),
                    report.count(Outcome.CHANGED),
                    report.count(Outcome.SAME),
                    report.count(Outcome.ERROR),
                    report.doubt().orElse(null),
                    report.lines().stream()
                            .map(line -> new LineJson(
                                    line.number(),
                                    line.ad(),
                                    line.outcome(),
                                    line.errors().stream()
                                            .map(error -> new ErrorJson(error.field(), error.message()))
                                            .toList()))
                            .toList());
        }
    }

    @GET
    @Produces(CSV)
    @RunOnVirtualThread
    @Operation(
            operationId = "exportAds",
            summary = "Exports all ads that are not archived",
            description = "UTF-8; safe to open in a spreadsheet.")
    @APIResponse(
            responseCode = "200",
            description = "A line per ad",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public Response read(
            @BeanParam NamedTenant named,
            @Parameter(description = "What stands between cells; spreadsheets with a decimal comma expect semicolons.")
                    @Schema(
                            enumeration = {"comma", "semicolon", "tab"},
                            defaultValue = "comma")
                    @RestQuery
                    @DefaultValue("comma")
                    String separator,
            @Context RoutingContext exchange) {
        return files.answer(named, separator, exchange);
    }

    @POST
    @Consumes(CSV)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "importAds",
            summary = "Adds and changes ads from a file, all or none",
            description = "A line with an ad_id changes that ad, a line without adds one; a campaign that is named and"
                    + " does not exist is added. At most 5,000 lines. Takes what spreadsheet programs save: any usual"
                    + " separator and encoding. With dryRun=true nothing is changed.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "ads", value = """
                                    campaign,name,destination
                                    Spring trails,Trail boots,https://shop.example/boots?click={click_id}
                                    """)))
    @APIResponse(
            responseCode = "200",
            description = "Done, or what would be done",
            content = @Content(schema = @Schema(implementation = ImportJson.class)))
    @APIResponse(
            responseCode = "422",
            description = "A line has an error, so nothing was done",
            content = @Content(schema = @Schema(implementation = ImportJson.class)))
    @APIResponse(
            responseCode = "503",
            description = "Your organization imports a file already, or too many others do; nothing was done")
    public Response write(
            byte[] file,
            @Parameter(description = "only says what would happen") @RestQuery @DefaultValue("false") boolean dryRun) {
        EditScope scope = caller.editor();
        ImportReport report = dryRun ? imports.dryRun(scope, file) : imports.apply(scope, file);
        return Response.status(report.acceptable() ? 200 : 422)
                .entity(ImportJson.of(report))
                .build();
    }
}
