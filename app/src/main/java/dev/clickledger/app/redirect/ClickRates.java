package dev.clickledger.app.redirect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.UUID;

/**
 * How fast each visitor clicks. A visitor may make so many different clicks in a period; repeats of a click are ruled
 * like its first request and take nothing away, so that a reload stays a repeat of the same click.
 */
final class ClickRates {

    private final Cache<UUID, Bucket> allowances;
    private final Cache<UUID, Boolean> ruled;
    private final int clicks;
    private final Duration period;
    private final TimeMeter time;

    /**
     * Rates in memory.
     *
     * @param clicks different clicks that a visitor may make in a period
     * @param remembered visitors that are remembered at most
     */
    ClickRates(int clicks, Duration period, int remembered, TimeMeter time) {
        this.clicks = clicks;
        this.period = period;
        this.time = time;
        this.allowances = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(period.multipliedBy(2))
                .build();
        this.ruled = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(period.multipliedBy(10))
                .build();
    }

    /** Whether the click is one too many. */
    boolean exceeded(UUID visitor, UUID clickId) {
        return ruled.get(clickId, first -> !allowances.get(visitor, this::full).tryConsume(1));
    }

    private Bucket full(UUID visitor) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(clicks).refillGreedy(clicks, period))
                .withCustomTimePrecision(time)
                .build();
    }
}
