package dev.clickledger.app.console.report.pinot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.clickledger.app.console.pinot.PinotGateway;
import dev.clickledger.app.console.pinot.PinotRow;
import dev.clickledger.app.console.pinot.PinotSelect;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.app.console.security.TenantScope;
import dev.clickledger.contract.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which quarters of an hour of a tenant are added up. There is no gap in them, see {@link Topic#QUARTER_COUNTS}, and what
 * is added up stays so, so that an older answer still holds. The last of them may be there in part: it is left out.
 */
final class PinotQuarters {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(10);
    private static final int MOST_TENANTS = 10_000;

    private final PinotGateway pinot;
    private final Cache<TenantScope, Optional<TimeRange>> known = Caffeine.newBuilder()
            .expireAfterWrite(KNOWN_FOR)
            .maximumSize(MOST_TENANTS)
            .build();

    PinotQuarters(PinotGateway pinot) {
        this.pinot = pinot;
    }

    /** The quarters; empty when there are none yet. Asked for past the cache's lock, which tenants share. */
    Optional<TimeRange> addedUp(TenantScope scope) {
        Optional<TimeRange> before = known.getIfPresent(scope);
        if (before != null) {
            return before;
        }
        Optional<TimeRange> now = range(pinot.query(select(scope)));
        known.put(scope, now);
        return now;
    }

    static PinotSelect select(TenantScope scope) {
        return PinotSelect.from(CountTable.QUARTERS.tableName(), scope, 1)
                .min("minute")
                .max("minute")
                .upToLimit();
    }

    /** Of no rows the least and the greatest are infinite, which reads as no time at all. */
    static Optional<TimeRange> range(List<PinotRow> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Instant first = rows.getFirst().time(0);
        Instant last = rows.getFirst().time(1);
        return first.isBefore(last) ? Optional.of(new TimeRange(first, last)) : Optional.empty();
    }
}
