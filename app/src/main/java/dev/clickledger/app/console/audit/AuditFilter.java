package dev.clickledger.app.console.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null is any.
 *
 * @param from from then on
 * @param until before then
 * @param tenantId of that tenant
 * @param person of that person or API client
 * @param action of that action
 * @param outcome with that outcome
 */
public record AuditFilter(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String tenantId,
        @Nullable String person,
        @Nullable String action,
        @Nullable AuditOutcome outcome) {

    /** Every entry. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null);

    /** Its condition, as SQL that begins with a known one. */
    String condition() {
        StringBuilder condition = new StringBuilder("id < ?");
        append(condition, from, " and happened_at >= ?::timestamptz");
        append(condition, until, " and happened_at < ?::timestamptz");
        append(condition, tenantId, " and tenant_id = ?");
        append(condition, person, " and person = ?");
        append(condition, action, " and action = ?");
        append(condition, outcome, " and outcome = ?");
        return condition.toString();
    }

    /** The values of the condition. */
    List<Object> values(long before) {
        List<Object> values = new ArrayList<>(List.of(before));
        for (Object value : new @Nullable Object[] {from, until, tenantId, person, action}) {
            if (value != null) {
                values.add(value);
            }
        }
        if (outcome != null) {
            values.add(outcome.name());
        }
        return values;
    }

    private static void append(StringBuilder condition, @Nullable Object value, String more) {
        if (value != null) {
            condition.append(more);
        }
    }
}
