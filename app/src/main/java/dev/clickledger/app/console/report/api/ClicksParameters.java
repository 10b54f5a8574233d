package dev.clickledger.app.console.report.api;

import dev.clickledger.app.console.registry.api.AskedTenant;
import dev.clickledger.app.console.report.question.ReportQuery;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What can be asked for, as OpenAPI tells it; read by {@link AskedClicks}. */
class ClicksParameters {

    @QueryParam("from")
    @Parameter(
            description = "First minute, ISO 8601; without an offset it is a time of the time zone, a date alone its"
                    + " beginning. Goes with 'to'.",
            example = "2026-03-01")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "End of the last minute, exclusive.", example = "2026-03-08")
    @Nullable
    String to;

    @QueryParam("period")
    @Parameter(
            description = "Instead of 'from' and 'to': minutes or days up to now, today, yesterday or month. 30m when"
                    + " nothing is asked for.",
            example = "7d")
    @Nullable
    String period;

    @QueryParam("timezone")
    @Parameter(description = "Whose hours, days and months are meant.", example = "Europe/Berlin")
    @Schema(defaultValue = "UTC")
    @Nullable
    String timezone;

    @QueryParam("granularity")
    @Parameter(description = "How time is divided; what suits the time when left out.")
    @Schema(enumeration = {"minute", "hour", "day", "month"})
    @Nullable
    String granularity;

    @QueryParam("groupBy")
    @Parameter(description = "By what clicks are told apart.")
    @Schema(enumeration = {"campaign", "ad", "country", "deviceClass", "source", "verdict"})
    @Nullable
    String groupBy;

    @QueryParam("top")
    @Parameter(description = "How many values of groupBy, the most clicked.")
    @Schema(minimum = "1", maximum = "" + ReportQuery.Series.MOST_KEYS, defaultValue = "10")
    @Nullable
    Integer top;

    @QueryParam("compare")
    @Parameter(
            description =
                    "Adds the time right before (for months as many months, for days as many days), or the latest one"
                            + " with the same days of the week.")
    @Schema(
            enumeration = {"before", "weekdays", "none"},
            defaultValue = "none")
    @Nullable
    String compare;

    @QueryParam("campaign")
    @Parameter(description = "Only clicks of this campaign; may be repeated, as the filters that follow.")
    @Nullable
    List<String> campaign;

    @QueryParam("ad")
    @Parameter(description = "Only clicks on this ad.", example = "acme-boots")
    @Nullable
    List<String> ad;

    @QueryParam("country")
    @Parameter(description = "Only clicks from this country, ISO 3166-1 alpha-2.", example = "DE")
    @Nullable
    List<String> country;

    @QueryParam("deviceClass")
    @Parameter(
            description = "Only clicks from this kind of device: Phone, Tablet, Desktop, TV, Console or Unknown.",
            example = "Phone")
    @Nullable
    List<String> deviceClass;

    @QueryParam("source")
    @Parameter(description = "Only clicks from this source.", example = "newsletter")
    @Nullable
    List<String> source;

    @QueryParam("verdict")
    @Parameter(
            description =
                    "Clicks with this verdict instead of VALID: BAD_TOKEN, EXPIRED_TOKEN, MISSING_TOKEN, INACTIVE_AD,"
                            + " PREFETCH, NON_BROWSER, BOT, DATACENTER or RATE.",
            example = "BOT")
    @Nullable
    List<String> verdict;

    @QueryParam(AskedTenant.PARAMETER)
    @Parameter(description = "For admins only, who have no tenant of their own: whose clicks", example = "acme")
    @Nullable
    String tenant;
}
