package dev.clickledger.app.console.report.api;

import dev.clickledger.app.console.export.Downloads;
import dev.clickledger.app.console.report.answer.ClickReports;
import dev.clickledger.app.console.report.answer.KeptCounts;
import dev.clickledger.app.console.report.answer.ReportBusyException;
import dev.clickledger.app.console.report.answer.ReportRefusedException;
import dev.clickledger.app.console.report.answer.ReportUnavailableException;
import dev.clickledger.app.console.report.compare.ComparedReports;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.time.Comparison;
import dev.clickledger.app.console.security.Roles;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.console.tenant.DemoTenants;
import dev.clickledger.app.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The advertiser's own clicks, with the very figures that the page shows. */
@Path("/api/v1")
@RolesAllowed({Roles.VIEWER, Roles.EDITOR, Roles.ADMIN})
@Tag(name = "Clicks", description = "How many clicks there were, when, and on what")
class ClicksResource {

    private static final int MOST_POINTS = 100_000;

    /** From here on an answer takes some of the memory that there is. */
    private static final int LONG = 10_000;

    private static final String CSV = "text/csv";
    private static final String EXAMPLE = """
        {
          "asOf": "2026-03-01T12:00:05.120Z",
          "cached": false,
          "demo": false,
          "countedUntil": "2026-03-01T12:00:04.701Z",
          "keptFrom": "2026-01-25T12:00:00Z",
          "from": "2026-03-01T00:00:00+01:00",
          "to": "2026-03-01T02:00:00+01:00",
          "timezone": "Europe/Berlin",
          "granularity": "hour",
          "total": {"clicks": 96, "repeats": 4, "invalid": 11, "reconciled": 96, "state": "RECONCILED"},
          "points": [
            {"start": "2026-03-01T00:00:00+01:00", "clicks": 51, "repeats": 1, "invalid": 7, "reconciled": 51, "state": "RECONCILED"},
            {"start": "2026-03-01T01:00:00+01:00", "clicks": 45, "repeats": 3, "invalid": 4, "reconciled": 45, "state": "RECONCILED"}
          ]
        }
        """;

    private final AskedClicks asked;
    private final ClickReports reports;
    private final CsvDownloads downloads;
    private final Downloads files;
    private final DemoTenants demoTenants;
    private final Clock clock;
    private final KeptCounts kept;

    ClicksResource(
            AskedClicks asked,
            ClickReports reports,
            CsvDownloads downloads,
            Downloads files,
            DemoTenants demoTenants,
            Clock clock,
            KeptCounts kept) {
        this.asked = asked;
        this.reports = reports;
        this.downloads = downloads;
        this.files = files;
        this.demoTenants = demoTenants;
        this.clock = clock;
        this.kept = kept;
    }

    @GET
    @Path("/clicks")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(operationId = "readClicks", summary = "Clicks over time, as JSON or with Accept: text/csv as a file")
    @APIResponse(
            responseCode = "200",
            description = "The clicks",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ClicksAnswer.class),
                        examples = @ExampleObject(name = "two hours", value = EXAMPLE)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response clicks(
            @BeanParam ClicksParameters documented, @Context UriInfo request, @Context RoutingContext exchange) {
        TenantScope scope = asked.scope(request);
        Question question = asked.question(scope, request);
        asked.refuseMoreThan(MOST_POINTS, question);
        if (asked.points(question) > LONG) {
            files.holdLongAnswer(scope.tenantId(), exchange);
        }
        try {
            return Response.ok(answer(scope, question)).build();
        } catch (ReportRefusedException e) {
            throw Problem.of(
                            "not-answerable",
                            "Not answerable",
                            400,
                            "This cannot be answered as it is asked. Ask for a shorter time, longer steps or fewer"
                                    + " values.")
                    .exception();
        } catch (ReportBusyException e) {
            throw Problem.of(
                            "busy",
                            "Busy at the moment",
                            503,
                            "Many questions of your organization wait for an answer. Ask fewer at once, and try again"
                                    + " in a few seconds.")
                    .exception();
        } catch (ReportUnavailableException e) {
            throw Problem.unavailable("The figures cannot be read at the moment. Clicks go on being recorded; try"
                            + " again in a few seconds.")
                    .exception();
        }
    }

    private ClicksAnswer answer(TenantScope scope, Question question) {
        boolean demo = demoTenants.contains(scope.tenantId());
        Comparison comparison = question.comparison();
        return comparison == null || comparison == Comparison.NONE
                ? ClicksAnswer.of(question, reports.askOnce(question.series(scope)), demo, kept.from())
                : ClicksAnswer.of(
                        question, new ComparedReports(reports, clock).ask(scope, question), demo, kept.from());
    }

    @GET
    @Path("/clicks")
    @Produces(CSV)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response csv(
            @BeanParam FileParameters documented, @Context UriInfo request, @Context RoutingContext exchange) {
        return downloads.clicks(request, exchange);
    }

    @GET
    @Path("/clicks.csv")
    @Produces(CSV)
    @RunOnVirtualThread
    @Operation(operationId = "exportClicks", summary = "Clicks over time as a file, of any length")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public Response csvFile(
            @BeanParam FileParameters documented, @Context UriInfo request, @Context RoutingContext exchange) {
        return downloads.clicks(request, exchange);
    }

    @GET
    @Path("/counts.csv")
    @Produces(CSV)
    @RunOnVirtualThread
    @Operation(operationId = "exportCounts", summary = "Every row of counts of a time as a file, of any length")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public Response countsFile(
            @BeanParam FileParameters documented, @Context UriInfo request, @Context RoutingContext exchange) {
        return downloads.counts(request, exchange);
    }
}
