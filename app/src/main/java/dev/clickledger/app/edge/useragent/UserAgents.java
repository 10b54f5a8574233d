package dev.clickledger.app.edge.useragent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.inject.Singleton;

/**
 * Reads user agents, in line and always to the end: what a user agent is found to be never depends on how busy this
 * replica is. Those that were seen lately are remembered, which changes what a reading costs and nothing else.
 */
@Singleton
public final class UserAgents {

    /** What of a User-Agent header is looked at, in characters. */
    public static final int LONGEST = 1_024;

    /** In characters, since whoever invents user agents invents long ones: some 20,000 as browsers send them. */
    private static final int REMEMBERED = 4_000_000;
    /** What an entry costs beside its text. */
    private static final int ENTRY = 64;

    private final Cache<String, UserAgent> known = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED)
            .weigher((String text, UserAgent read) -> ENTRY + text.length())
            .recordStats()
            .build();
    private final UserAgentReader reader = new UserAgentReader();

    public UserAgents(MeterRegistry metrics) {
        CaffeineCacheMetrics.monitor(metrics, known, "user-agents");
    }

    /** What the header says. */
    public UserAgent read(String text) {
        return known.get(text, reader::read);
    }
}
