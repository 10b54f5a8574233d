package dev.clickledger.app.console.report.pinot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Remembers for a while for which questions there were too many groups to be asked for together, so that these are asked
 * for one by one from the start.
 */
final class WideQuestions {

    /**
     * The most groups that an answer for several lists may have: some 200 kB of JSON. A tenant's ads and sources, or
     * countries, devices and verdicts, mostly are some hundred.
     */
    static final int MOST_GROUPS = 2_000;

    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    private static final int MOST_QUESTIONS = 10_000;

    private final Cache<Object, Boolean> known = Caffeine.newBuilder()
            .expireAfterWrite(KNOWN_FOR)
            .maximumSize(MOST_QUESTIONS)
            .build();

    /** Whether it was found to be so lately. */
    boolean contains(Object question) {
        return known.getIfPresent(question) != null;
    }

    /** Remembers that an answer was cut. */
    void add(Object question) {
        known.put(question, true);
    }
}
