package dev.clickledger.app.console.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Keeps whoever is refused again and again from filling the audit: so many entries a minute, and strangers together as one. */
@Singleton
final class RefusalBound {

    static final int PER_MINUTE = 30;

    private static final int MOST_PEOPLE = 10_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_PEOPLE)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();

    /** Whether there is room for one more of that person's. */
    boolean admits(String person) {
        return buckets.get(person, _ -> bucket()).tryConsume(1);
    }

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(PER_MINUTE).refillGreedy(PER_MINUTE, Duration.ofMinutes(1)))
                .withNanosecondPrecision()
                .build();
    }
}
