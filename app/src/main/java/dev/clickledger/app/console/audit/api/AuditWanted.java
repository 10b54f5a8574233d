package dev.clickledger.app.console.audit.api;

import dev.clickledger.app.console.audit.AuditFilter;
import dev.clickledger.app.console.audit.AuditOutcome;
import dev.clickledger.app.problem.Problem;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which entries a request asks for. */
class AuditWanted {

    @QueryParam("from")
    @Parameter(description = "From this time on, ISO 8601 with an offset.", example = "2026-03-01T00:00:00Z")
    @Schema(format = "date-time")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "Before this time, ISO 8601 with an offset.", example = "2026-03-02T00:00:00Z")
    @Schema(format = "date-time")
    @Nullable
    String to;

    @QueryParam("tenant")
    @Parameter(description = "Of this tenant.", example = "acme")
    @Nullable
    String tenant;

    @QueryParam("person")
    @Parameter(description = "Of this person or API client.", example = "alice")
    @Nullable
    String person;

    @QueryParam("action")
    @Parameter(description = "Of this action, as entries name it.", example = "created")
    @Nullable
    String action;

    @QueryParam("outcome")
    @Parameter(description = "With this outcome.", example = "DONE")
    @Schema(enumeration = {"DONE", "REFUSED", "FAILED"})
    @Nullable
    String outcome;

    AuditFilter filter() {
        Instant since = time("from", from);
        Instant until = time("to", to);
        if (since != null && until != null && !since.isBefore(until)) {
            throw Problem.invalid("to", "must be later than from").exception();
        }
        return new AuditFilter(since, until, tenant, person, action, outcome());
    }

    private @Nullable AuditOutcome outcome() {
        try {
            return outcome == null ? null : AuditOutcome.valueOf(outcome.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("outcome", "must be one of DONE, REFUSED, FAILED")
                    .exception();
        }
    }

    private static @Nullable Instant time(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid(parameter, "must be a time with an offset, such as 2026-03-01T00:00:00Z")
                    .exception();
        }
    }
}
