package dev.clickledger.app.console.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Lets each client send so many requests a minute, at a steady rate or in a burst, and tells what is left. */
@Singleton
class RateLimit {

    private static final Duration REFILL = Duration.ofMinutes(1);
    private static final int MOST_CLIENTS = 50_000;

    private final int perMinute;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .expireAfterAccess(REFILL.multipliedBy(2))
            .build();

    RateLimit(RateLimitSettings settings) {
        this.perMinute = settings.requestsPerMinute();
    }

    /**
     * What a client may still send.
     *
     * @param allowed whether this request may be answered
     * @param limit how many requests a full minute has
     * @param remaining how many are left at once
     * @param secondsUntilFull when all are back
     * @param secondsUntilNext when the next is allowed, if this one is not
     */
    record Allowance(boolean allowed, int limit, long remaining, long secondsUntilFull, long secondsUntilNext) {}

    /** Counts a request of the client. */
    Allowance take(String client) {
        ConsumptionProbe probe = buckets.get(client, _ -> bucket()).tryConsumeAndReturnRemaining(1);
        return new Allowance(
                probe.isConsumed(),
                perMinute,
                probe.getRemainingTokens(),
                seconds(probe.getNanosToWaitForReset()),
                seconds(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, REFILL))
                // not the time of day, which may be set back
                .withNanosecondPrecision()
                .build();
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
    }
}
