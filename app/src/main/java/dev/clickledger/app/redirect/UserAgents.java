package dev.clickledger.app.redirect;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The user agents that were seen lately. Reading one takes long enough to be kept off event loops: one thread of its own
 * does it, so that a flood of made-up user agents costs one thread and delays nobody else. What finds too many waiting
 * before it is not read at all.
 */
@Startup
@Singleton
final class UserAgents {

    private static final Logger LOG = Logger.getLogger(UserAgents.class);
    private static final int REMEMBERED = 20_000;
    private static final int WAITING = 100;

    private final Cache<String, UserAgent> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).recordStats().build();
    private final ExecutorService reader;
    private final Function<String, UserAgent> parser;
    private final Counter unread;

    @Inject
    UserAgents(MeterRegistry metrics) {
        this(new UserAgentParser()::parse, WAITING, metrics);
    }

    UserAgents(Function<String, UserAgent> parser, int waiting, MeterRegistry metrics) {
        this.parser = parser;
        this.unread = Counter.builder("clickledger.user.agents.unread")
                .description("clicks whose user agent nobody read, since too many new ones were waiting")
                .register(metrics);
        CaffeineCacheMetrics.monitor(metrics, known, "user-agents");
        this.reader = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                Thread.ofPlatform().name("user-agents").daemon().factory());
    }

    @PreDestroy
    void stop() {
        reader.shutdownNow();
    }

    /** What is remembered of it, or null. */
    @Nullable
    UserAgent known(String text) {
        return known.getIfPresent(text);
    }

    /** Reads it on another thread. Never completes exceptionally; completes with what nobody read when too many wait. */
    CompletionStage<UserAgent> read(String text) {
        try {
            return CompletableFuture.supplyAsync(() -> known.get(text, parser), reader)
                    .exceptionally(failure -> {
                        LOG.errorf(failure, "Reading a user agent of %d characters failed", text.length());
                        return UserAgent.UNREAD;
                    });
        } catch (RejectedExecutionException e) {
            unread.increment();
            return CompletableFuture.completedStage(UserAgent.UNREAD);
        }
    }
}
