package dev.clickledger.app.console.audit.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clickledger.app.console.audit.AuditEntry;
import dev.clickledger.app.console.audit.AuditOutcome;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry of the audit on the wire. */
@Schema(
        name = "AuditEntry",
        requiredProperties = {"id", "happenedAt", "person", "action", "object", "outcome", "detail"})
record AuditEntryJson(
        long id,
        Instant happenedAt,

        @Schema(description = "absent when it is about no tenant") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String tenant,

        @Schema(description = "name of the person or API client; (unknown) when nobody was signed in")
        String person,

        @Schema(description = "what was done or tried", examples = "created")
        String action,

        @Schema(description = "to what; may be empty", examples = "ad 0198c4e2f1a7")
        String object,

        AuditOutcome outcome,

        @Schema(description = "why, or how much; may be empty")
        String detail) {

    static AuditEntryJson of(AuditEntry entry) {
        return new AuditEntryJson(
                entry.id(),
                entry.happenedAt(),
                entry.tenantId(),
                entry.person(),
                entry.action(),
                entry.object(),
                entry.outcome(),
                entry.detail());
    }
}
