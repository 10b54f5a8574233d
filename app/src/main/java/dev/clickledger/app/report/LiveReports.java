package dev.clickledger.app.report;

import dev.clickledger.app.live.LiveFeed;
import dev.clickledger.app.live.Watch;
import dev.clickledger.app.report.LiveAnswer.Shown;
import dev.clickledger.app.report.LiveAnswer.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers live. However many people watch the same question, Pinot is asked once per tick, and watchers hear of
 * it only when something changed.
 */
@ApplicationScoped
public class LiveReports {

    private final ClickReports reports;
    private final Clock clock;
    private final Executor executor;
    private final Map<ReportQuery<?>, LiveFeed<?>> feeds = new ConcurrentHashMap<>();

    @Inject
    LiveReports(ClickReports reports, Clock clock, MeterRegistry metrics) {
        this(reports, clock, Executors.newVirtualThreadPerTaskExecutor());
        metrics.gaugeMapSize("clickledger.live.questions", List.of(), feeds);
    }

    LiveReports(ClickReports reports, Clock clock, Executor executor) {
        this.reports = reports;
        this.clock = clock;
        this.executor = executor;
    }

    /** Watches the answer to a question: first as soon as there is one, then whenever a tick finds it changed. */
    public <A> Watch watch(ReportQuery<A> query, Consumer<LiveAnswer<A>> watcher) {
        Joined joined = join(query, watcher);
        if (joined.opened()) {
            joined.feed().tick();
        }
        return () -> leave(query, joined.watch());
    }

    @Scheduled(every = "${clickledger.report.tick:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        feeds.values().forEach(LiveFeed::tick);
    }

    private record Joined(LiveFeed<?> feed, Watch watch, boolean opened) {}

    /** Joins inside the map's lock for this question, so that a feed cannot be closed while someone enters. */
    @SuppressWarnings("unchecked") // a feed is kept under its own question
    private <A> Joined join(ReportQuery<A> query, Consumer<LiveAnswer<A>> watcher) {
        Joined[] joined = new Joined[1];
        feeds.compute(query, (_, existing) -> {
            LiveFeed<LiveAnswer<A>> feed = existing == null
                    ? new LiveFeed<>(before -> next(query, before), LiveAnswer::looksLike, executor)
                    : (LiveFeed<LiveAnswer<A>>) existing;
            joined[0] = new Joined(feed, feed.watch(watcher), existing == null);
            return feed;
        });
        return joined[0];
    }

    private void leave(ReportQuery<?> query, Watch watch) {
        feeds.computeIfPresent(query, (_, feed) -> {
            watch.close();
            return feed.watched() ? feed : null;
        });
    }

    private <A> LiveAnswer<A> next(ReportQuery<A> query, @Nullable LiveAnswer<A> before) {
        try {
            ReportAnswer<A> answer = reports.ask(query);
            if (before instanceof Shown<A>(var shown) && query.doubtful(shown.value(), answer.value())) {
                answer = reports.ask(query);
            }
            return new Shown<>(answer);
        } catch (ReportUnavailableException e) {
            return before instanceof Unavailable<A> ? before : new Unavailable<>(clock.instant());
        }
    }
}
