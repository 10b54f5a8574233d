package dev.clickledger.app.console.report.answer;

import dev.clickledger.app.console.live.LiveFeed;
import dev.clickledger.app.console.live.Watch;
import dev.clickledger.app.console.report.answer.LiveAnswer.Shown;
import dev.clickledger.app.console.report.answer.LiveAnswer.Unavailable;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.contract.ClickTime;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers live. However many people watch the same question, Pinot is asked once per tick, and watchers hear of
 * it only when something changed. How fast a question ticks depends on how fast its answer can change.
 */
@ApplicationScoped
public class LiveReports {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ClickReports reports;
    private final Clock clock;
    private final Executor executor;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-reports").daemon().factory());
    private final Map<ReportQuery<?>, Paced> feeds = new ConcurrentHashMap<>();

    @Inject
    LiveReports(ClickReports reports, Clock clock, MeterRegistry metrics, ReportSettings settings) {
        this(reports, clock, Executors.newVirtualThreadPerTaskExecutor());
        long tick = settings.tick().toMillis();
        ticker.scheduleAtFixedRate(this::tick, tick, tick, TimeUnit.MILLISECONDS);
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
            joined.feed().feed.tick();
        }
        return () -> leave(query, joined.watch());
    }

    /** Asks once. */
    public <A> void once(ReportQuery<A> query, Consumer<LiveAnswer<A>> asker) {
        executor.execute(() -> asker.accept(next(query, null)));
    }

    @PreDestroy
    void stop() {
        ticker.shutdownNow();
    }

    void tick() {
        Instant now = clock.instant();
        feeds.values().stream().filter(feed -> feed.due(now)).forEach(feed -> feed.feed.tick());
    }

    private record Joined(Paced feed, Watch watch, boolean opened) {}

    /** Joins inside the map's lock for this question, so that a feed cannot be closed while someone enters. */
    @SuppressWarnings("unchecked") // a feed is kept under its own question
    private <A> Joined join(ReportQuery<A> query, Consumer<LiveAnswer<A>> watcher) {
        Joined[] joined = new Joined[1];
        feeds.compute(query, (_, existing) -> {
            Paced paced = existing == null ? paced(query) : existing;
            LiveFeed<LiveAnswer<A>> feed = (LiveFeed<LiveAnswer<A>>) paced.feed;
            joined[0] = new Joined(paced, feed.watch(watcher), existing == null);
            return paced;
        });
        return joined[0];
    }

    private <A> Paced paced(ReportQuery<A> query) {
        AtomicBoolean current = new AtomicBoolean(true);
        LiveFeed<LiveAnswer<A>> feed = new LiveFeed<>(
                before -> {
                    LiveAnswer<A> answer = next(query, before);
                    current.set(answer instanceof Shown<A>(var shown) && !shown.cached());
                    return answer;
                },
                LiveAnswer::looksLike,
                executor);
        return new Paced(feed, current, query.pace(), query.selection().period().moves(), clock.instant());
    }

    private void leave(ReportQuery<?> query, Watch watch) {
        feeds.computeIfPresent(query, (_, paced) -> {
            watch.close();
            return paced.feed.watched() ? paced : null;
        });
    }

    /** A feed and when it is worth asking again: at every tick while there is no current answer. */
    private static final class Paced {

        private final LiveFeed<?> feed;
        private final AtomicBoolean current;
        private final Duration pace;
        private final boolean moves;
        private Instant next;

        Paced(LiveFeed<?> feed, AtomicBoolean current, Duration pace, boolean moves, Instant now) {
            this.feed = feed;
            this.current = current;
            this.pace = pace;
            this.moves = moves;
            this.next = after(now);
        }

        /** Whether it is time; if so, the next time is set. */
        boolean due(Instant now) {
            if (now.isBefore(next) && current.get()) {
                return false;
            }
            next = after(now);
            return true;
        }

        /** All that moves moves on together, as soon as a minute is over. */
        private Instant after(Instant now) {
            Instant paced = now.plus(pace);
            Instant minute = ClickTime.minuteOf(now).plus(Duration.ofMinutes(1));
            return moves && minute.isBefore(paced) ? minute : paced;
        }
    }

    private <A> LiveAnswer<A> next(ReportQuery<A> query, @Nullable LiveAnswer<A> before) {
        try {
            ReportAnswer<A> answer = reports.ask(query);
            if (before instanceof Shown<A>(var shown) && query.doubtful(shown.value(), answer.value())) {
                answer = reports.ask(query);
            }
            if (before instanceof Shown<A>(var shown) && hiccup(answer, shown)) {
                return before;
            }
            return new Shown<>(answer);
        } catch (ReportUnavailableException e) {
            return before instanceof Unavailable<A> ? before : new Unavailable<>(clock.instant());
        }
    }

    /** One answer that failed, right after one that did not, is made good by the next; nobody needs to hear of it. */
    private boolean hiccup(ReportAnswer<?> answer, ReportAnswer<?> before) {
        return answer.cached()
                && !before.cached()
                && clock.instant().isBefore(answer.asOf().plus(GRACE));
    }
}
