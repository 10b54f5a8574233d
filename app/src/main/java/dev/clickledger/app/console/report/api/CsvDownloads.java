package dev.clickledger.app.console.report.api;

import dev.clickledger.app.console.export.Downloads;
import dev.clickledger.app.console.export.ExportFile;
import dev.clickledger.app.console.report.answer.DirectReports;
import dev.clickledger.app.console.report.answer.KeptCounts;
import dev.clickledger.app.console.report.answer.RawCounts;
import dev.clickledger.app.console.report.answer.ReportUnavailableException;
import dev.clickledger.app.console.report.export.CountsCsv;
import dev.clickledger.app.console.report.export.ExportFormat;
import dev.clickledger.app.console.report.export.SeriesCsv;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.app.console.tenant.DemoTenants;
import dev.clickledger.app.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;

/** Turns a request into a file of clicks. */
@ApplicationScoped
class CsvDownloads {

    private static final int MOST_GROUPED_POINTS = 1_000_000;

    private final AskedClicks asked;
    private final DirectReports reports;
    private final RawCounts counts;
    private final Downloads downloads;
    private final Clock clock;
    private final KeptCounts kept;
    private final DemoTenants demoTenants;

    CsvDownloads(
            AskedClicks asked,
            DirectReports reports,
            RawCounts counts,
            Downloads downloads,
            Clock clock,
            KeptCounts kept,
            DemoTenants demoTenants) {
        this.asked = asked;
        this.reports = reports;
        this.counts = counts;
        this.downloads = downloads;
        this.clock = clock;
        this.kept = kept;
        this.demoTenants = demoTenants;
    }

    /** Clicks over time. */
    Response clicks(UriInfo request, RoutingContext exchange) {
        TenantScope scope = asked.scope(request);
        Question question = asked.fileQuestion(scope, request);
        ExportFormat format = FileParameters.format(request.getQueryParameters());
        Dimension by = question.groupBy();
        if (by != null) {
            asked.refuseMoreThan(MOST_GROUPED_POINTS, question);
        }
        SeriesCsv csv;
        try {
            csv = new SeriesCsv(
                    reports,
                    scope,
                    question,
                    format,
                    label(scope),
                    clock.instant(),
                    kept.from(),
                    id -> by == null ? "" : asked.name(scope, by, id));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("granularity", "the file would have " + e.getMessage())
                    .exception();
        }
        return answer(scope, csv, exchange);
    }

    /** Every row of counts. */
    Response counts(UriInfo request, RoutingContext exchange) {
        TenantScope scope = asked.scope(request);
        Question question = asked.fileQuestion(scope, request);
        ExportFormat format = FileParameters.format(request.getQueryParameters());
        return answer(scope, new CountsCsv(counts, scope, question, format, label(scope), clock.instant()), exchange);
    }

    private Response answer(TenantScope scope, ExportFile file, RoutingContext exchange) {
        try {
            return downloads.answer(scope.tenantId(), file, exchange);
        } catch (ReportUnavailableException e) {
            throw Problem.unavailable("The figures cannot be exported at the moment. Clicks go on being recorded; try"
                            + " again in a minute.")
                    .exception();
        }
    }

    private String label(TenantScope scope) {
        return demoTenants.contains(scope.tenantId()) ? "demo-" : "";
    }
}
