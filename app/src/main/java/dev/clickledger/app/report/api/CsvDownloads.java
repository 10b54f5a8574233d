package dev.clickledger.app.report.api;

import dev.clickledger.app.api.Problem;
import dev.clickledger.app.report.ClickReports;
import dev.clickledger.app.report.CountsCsv;
import dev.clickledger.app.report.Dimension;
import dev.clickledger.app.report.Question;
import dev.clickledger.app.report.RawCounts;
import dev.clickledger.app.report.ReportUnavailableException;
import dev.clickledger.app.report.SeriesCsv;
import dev.clickledger.app.security.TenantScope;
import dev.clickledger.app.tenant.DemoTenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.time.Clock;

/**
 * Files that are written while they are read. One that cannot be finished breaks the connection off: a reader must not
 * take a part for the whole.
 */
@ApplicationScoped
class CsvDownloads {

    private static final int MOST_GROUPED_POINTS = 100_000;

    private final AskedClicks asked;
    private final ClickReports reports;
    private final RawCounts counts;
    private final Clock clock;
    private final DemoTenants demoTenants;

    CsvDownloads(AskedClicks asked, ClickReports reports, RawCounts counts, Clock clock, DemoTenants demoTenants) {
        this.asked = asked;
        this.reports = reports;
        this.counts = counts;
        this.clock = clock;
        this.demoTenants = demoTenants;
    }

    /** Clicks over time. */
    Response clicks(UriInfo request) {
        TenantScope scope = asked.scope(request);
        Question question = asked.question(scope, request);
        Dimension by = question.groupBy();
        if (by != null) {
            asked.refuseMoreThan(MOST_GROUPED_POINTS, question);
        }
        SeriesCsv csv;
        try {
            csv = new SeriesCsv(
                    reports, scope, question, clock.instant(), id -> by == null ? "" : asked.name(scope, by, id));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("granularity", "the file would have " + e.getMessage())
                    .exception();
        }
        try {
            csv.prepare();
        } catch (ReportUnavailableException e) {
            throw unavailable();
        }
        return file(scope, csv.fileName(), csv.points(), csv::write);
    }

    /** Every row of counts. */
    Response counts(UriInfo request) {
        TenantScope scope = asked.scope(request);
        CountsCsv csv = new CountsCsv(counts, scope, asked.question(scope, request), clock.instant());
        try {
            return file(scope, csv.fileName(), csv.rows(), csv::write);
        } catch (ReportUnavailableException e) {
            throw unavailable();
        }
    }

    private Response file(TenantScope scope, String name, long parts, StreamingOutput content) {
        String label = demoTenants.contains(scope.tenantId()) ? "demo-" : "";
        StreamingOutput whole = out -> {
            try {
                content.write(out);
            } catch (ReportUnavailableException e) {
                throw new IOException("the figures cannot be read to the end", e);
            }
        };
        return Response.ok(whole, "text/csv; charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + label + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Export-Parts", parts)
                .build();
    }

    private static RuntimeException unavailable() {
        return Problem.unavailable("The figures cannot be exported at the moment. Clicks go on being recorded; try"
                        + " again in a minute.")
                .exception();
    }
}
