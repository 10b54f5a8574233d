package dev.clickledger.app.console.audit;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did or tried.
 *
 * @param id higher for what was added later
 * @param happenedAt when
 * @param tenantId whose it was, or null when it is about no tenant
 * @param person name of the person or API client; {@link AuditNote#UNKNOWN} when nobody was signed in
 * @param action what, in a few words
 * @param object to what, or empty
 * @param outcome what became of it
 * @param detail why, or how much; may be empty
 */
public record AuditEntry(
        long id,
        Instant happenedAt,
        @Nullable String tenantId,
        String person,
        String action,
        String object,
        AuditOutcome outcome,
        String detail) {

    /** Checks that nothing is missing. */
    public AuditEntry {
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(detail, "detail");
    }
}
