package dev.clickledger.app.console.report.question;

import dev.clickledger.app.console.report.time.Period;
import dev.clickledger.app.console.security.TenantScope;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Which clicks a question is about.
 *
 * @param scope whose
 * @param period of what time
 * @param zone by whose calendar
 * @param filters with what properties
 */
public record Selection(TenantScope scope, Period period, ZoneId zone, Filters filters) {

    /** Checks the parts. */
    public Selection {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(filters, "filters");
    }

    /** The same of another time. */
    public Selection during(Period other) {
        return new Selection(scope, other, zone, filters);
    }
}
