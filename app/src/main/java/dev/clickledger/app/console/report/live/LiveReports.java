package dev.clickledger.app.console.report.live;

import dev.clickledger.app.console.live.Watch;
import dev.clickledger.app.console.report.answer.ClickReports;
import dev.clickledger.app.console.report.answer.ReportRefusedException;
import dev.clickledger.app.console.report.answer.ReportSettings;
import dev.clickledger.app.console.report.answer.ReportUnavailableException;
import dev.clickledger.app.console.report.question.ReportQuery;
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
import java.util.function.Consumer;

/**
 * Keeps answers live. However many people watch the same question, Pinot is asked once per tick, and watchers hear of
 * it only when something changed. How fast a question ticks depends on how fast its answer can change.
 */
@ApplicationScoped
public class LiveReports {

    private final ClickReports reports;
    private final Clock clock;
    private final Duration fresh;
    private final Executor executor;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-reports").daemon().factory());
    private final Map<ReportQuery<?>, LiveQuestion<?>> questions = new ConcurrentHashMap<>();

    @Inject
    LiveReports(ClickReports reports, Clock clock, MeterRegistry metrics, ReportSettings settings) {
        this(reports, clock, settings.fresh(), Executors.newVirtualThreadPerTaskExecutor());
        long tick = settings.tick().toMillis();
        ticker.scheduleAtFixedRate(this::tick, tick, tick, TimeUnit.MILLISECONDS);
        metrics.gaugeMapSize("clickledger.live.questions", List.of(), questions);
    }

    LiveReports(ClickReports reports, Clock clock, Duration fresh, Executor executor) {
        this.reports = reports;
        this.clock = clock;
        this.fresh = fresh;
        this.executor = executor;
    }

    /** Watches the answer to a question: first as soon as there is one, then whenever a tick finds it changed. */
    public <A> Watch watch(ReportQuery<A> query, Consumer<LiveAnswer<A>> watcher) {
        Joined joined = join(query, watcher);
        if (joined.opened()) {
            joined.question().ask();
        }
        return () -> leave(query, joined.watch());
    }

    /** Asks once. */
    public <A> void once(ReportQuery<A> query, Consumer<LiveAnswer<A>> asker) {
        executor.execute(() -> asker.accept(answered(query)));
    }

    private <A> LiveAnswer<A> answered(ReportQuery<A> query) {
        try {
            return new LiveAnswer.Shown<>(reports.askOnce(query));
        } catch (ReportRefusedException e) {
            return new LiveAnswer.Refused<>(clock.instant());
        } catch (ReportUnavailableException e) {
            return new LiveAnswer.Unavailable<>(clock.instant());
        }
    }

    @PreDestroy
    void stop() {
        ticker.shutdownNow();
    }

    void tick() {
        Instant now = clock.instant();
        questions.values().forEach(question -> question.tick(now));
    }

    private record Joined(LiveQuestion<?> question, Watch watch, boolean opened) {}

    /** Joins inside the map's lock for this question, so that it cannot be closed while someone enters. */
    @SuppressWarnings("unchecked") // a question is kept under its own query
    private <A> Joined join(ReportQuery<A> query, Consumer<LiveAnswer<A>> watcher) {
        Joined[] joined = new Joined[1];
        questions.compute(query, (_, existing) -> {
            LiveQuestion<A> question = existing == null ? question(query) : (LiveQuestion<A>) existing;
            joined[0] = new Joined(question, question.watch(watcher), existing == null);
            return question;
        });
        return joined[0];
    }

    private <A> LiveQuestion<A> question(ReportQuery<A> query) {
        return new LiveQuestion<>(query, reports, clock, fresh, executor);
    }

    private void leave(ReportQuery<?> query, Watch watch) {
        questions.computeIfPresent(query, (_, question) -> {
            watch.close();
            return question.watched() ? question : null;
        });
    }
}
