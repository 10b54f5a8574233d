package dev.clickledger.app.console.report.live;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickledger.app.console.live.Watch;
import dev.clickledger.app.console.report.answer.AnswerFile;
import dev.clickledger.app.console.report.answer.ClickReports;
import dev.clickledger.app.console.report.answer.FakeReports;
import dev.clickledger.app.console.report.answer.LastGoodAnswers;
import dev.clickledger.app.console.report.answer.LastGoodReports;
import dev.clickledger.app.console.report.answer.ReportAnswer;
import dev.clickledger.app.console.report.live.LiveAnswer.Shown;
import dev.clickledger.app.console.report.live.LiveAnswer.Unavailable;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.time.Comparison;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.Period;
import dev.clickledger.app.testing.MovedClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LiveReportsTest {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final ReportQuery.Series acme = FakeReports.lastHour("acme");
    private final ReportQuery.Series globex = FakeReports.lastHour("globex");
    private final FakeReports pinot =
            new FakeReports().answer(acme, FakeReports.open(5)).answer(globex, FakeReports.open(7));
    private final AtomicReference<Instant> now = new AtomicReference<>(FakeReports.NOW);
    private final Clock clock = new MovedClock(now);
    private final LiveReports live = new LiveReports(pinot, clock, FRESH, Runnable::run);

    @Test
    void fiveHundredWatchersOfOneViewCostOneQueryPerTick() {
        List<LiveAnswer<ClickSeries>> seen = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            // equal, not identical, as from five hundred pages
            live.watch(FakeReports.lastHour("acme"), seen::add);
        }
        assertThat(pinot.asked).hasSize(1);
        assertThat(seen).hasSize(500);

        tick(Duration.ofSeconds(1));

        assertThat(pinot.asked).hasSize(2);
    }

    @Test
    void watcherSeesTheFiguresWithoutWaitingForATick() {
        List<LiveAnswer<ClickSeries>> seen = new ArrayList<>();

        live.watch(acme, seen::add);

        assertThat(seen).containsExactly(new Shown<>(ReportAnswer.fresh(FakeReports.open(5), FakeReports.NOW)));
    }

    @Test
    void openMinutesAreAskedForTwiceASecond() {
        live.watch(acme, _ -> {});
        pinot.asked.clear();

        for (int i = 0; i < 4; i++) {
            tick(Duration.ofMillis(250));
        }

        assertThat(pinot.asked).hasSize(2);
    }

    @Test
    void whatMovesIsAskedForAsSoonAsAMinuteIsOver() {
        ReportQuery.Series before = ReportQuery.Series.of(
                acme.selection().during(new Period.Earlier(new Period.LastMinutes(60), Comparison.BEFORE)),
                Granularity.MINUTE);
        pinot.answer(before, FakeReports.open(1));
        live.watch(before, _ -> {});
        tick(Duration.ofSeconds(25));
        pinot.asked.clear();

        tick(Duration.ofMillis(4900));
        assertThat(pinot.asked).isEmpty();
        tick(Duration.ofMillis(100));
        assertThat(now.get()).isEqualTo("2026-03-01T12:01:00Z");
        assertThat(pinot.asked).hasSize(1);
    }

    @Test
    void whatIsPastIsAskedForSeldom() {
        ReportQuery.Series past =
                ReportQuery.Series.of(acme.selection().during(new Period.Days(1, 1)), Granularity.HOUR);
        pinot.answer(past, FakeReports.open(1));
        live.watch(past, _ -> {});
        pinot.asked.clear();

        for (int i = 0; i < 11; i++) {
            tick(Duration.ofSeconds(1));
        }

        assertThat(pinot.asked).hasSize(1);
    }

    @Test
    void whatIsPastIsThereAsSoonAsItCanBeRead() {
        ReportQuery.Series past =
                ReportQuery.Series.of(acme.selection().during(new Period.Days(1, 1)), Granularity.HOUR);
        pinot.answer(past, FakeReports.open(1));
        pinot.down.set(true);
        List<LiveAnswer<ClickSeries>> seen = new ArrayList<>();
        live.watch(past, seen::add);

        tick(Duration.ofMillis(250));
        pinot.down.set(false);
        tick(Duration.ofMillis(500));

        assertThat(seen.getLast()).isEqualTo(new Shown<>(ReportAnswer.fresh(FakeReports.open(1), FakeReports.NOW)));
    }

    @Test
    void nothingIsPushedWhileNothingChanges() {
        List<LiveAnswer<ClickSeries>> seen = new ArrayList<>();
        live.watch(acme, seen::add);

        pinot.at(FakeReports.NOW.plusSeconds(1));
        tick(Duration.ofSeconds(1));

        assertThat(seen).hasSize(1);
    }

    @Test
    void tenantsNeverShareAnAnswer() {
        List<LiveAnswer<ClickSeries>> seenByGlobex = new ArrayList<>();
        live.watch(acme, _ -> {});

        live.watch(globex, seenByGlobex::add);

        assertThat(seenByGlobex).containsExactly(new Shown<>(ReportAnswer.fresh(FakeReports.open(7), FakeReports.NOW)));
    }

    @Test
    void nobodyWatchingMeansNobodyAsking() {
        Watch watch = live.watch(acme, _ -> {});
        watch.close();
        pinot.asked.clear();

        tick(Duration.ofSeconds(1));

        assertThat(pinot.asked).isEmpty();
    }

    @Test
    void countThatFallsIsAskedForOnceMoreBeforeItIsShown() {
        List<LiveAnswer<ClickSeries>> seen = new ArrayList<>();
        live.watch(acme, seen::add);
        pinot.answer(acme, FakeReports.open(3));
        pinot.asked.clear();

        tick(Duration.ofSeconds(1));

        assertThat(pinot.asked).hasSize(2);
        assertThat(seen.getLast()).isEqualTo(new Shown<>(ReportAnswer.fresh(FakeReports.open(3), FakeReports.NOW)));
    }

    @Test
    void missingAnswerIsToldOnceWithTheTimeSinceWhen() {
        pinot.down.set(true);
        List<LiveAnswer<ClickSeries>> seen = new ArrayList<>();
        live.watch(acme, seen::add);

        tick(Duration.ofSeconds(1));

        assertThat(seen).containsExactly(new Unavailable<>(FakeReports.NOW));
    }

    @Test
    void oneSlowAnswerIsNoReasonToAlarmAnybody() {
        LastGoodReports lastGood = lastGood();
        LiveReports kept = new LiveReports(lastGood, clock, FRESH, Runnable::run);
        List<LiveAnswer<ClickSeries>> seen = new ArrayList<>();
        kept.watch(acme, seen::add);
        pinot.down.set(true);

        now.set(now.get().plusSeconds(2));
        kept.tick();
        assertThat(seen).hasSize(1);

        now.set(now.get().plusMillis(3_500));
        kept.tick();
        assertThat(seen.getLast())
                .isEqualTo(new Shown<>(new ReportAnswer<>(FakeReports.open(5), FakeReports.NOW, true)));
    }

    @Test
    void answerThatIsNotRenewedInTimeIsNoLongerCalledLive() throws InterruptedException {
        CountDownLatch stalled = new CountDownLatch(1);
        ClickReports first = new ClickReports() {
            private boolean answered;

            @Override
            public <A> ReportAnswer<A> ask(ReportQuery<A> query) {
                if (answered) {
                    await(stalled);
                }
                answered = true;
                return pinot.ask(query);
            }
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            LiveReports slow = new LiveReports(first, clock, FRESH, threads);
            BlockingQueue<LiveAnswer<ClickSeries>> seen = new LinkedBlockingQueue<>();
            slow.watch(acme, seen::add);
            assertThat(seen.poll(5, SECONDS)).isEqualTo(shown(false));

            now.set(now.get().plusMillis(5_400));
            slow.tick();
            assertThat(seen.poll(100, MILLISECONDS)).isNull();
            now.set(now.get().plusMillis(100));
            slow.tick();

            assertThat(seen.poll(5, SECONDS)).isEqualTo(shown(true));
            pinot.at(now.get());
            stalled.countDown();
            assertThat(seen.poll(5, SECONDS))
                    .isEqualTo(new Shown<>(ReportAnswer.fresh(FakeReports.open(5), now.get())));
        }
    }

    private static LiveAnswer<ClickSeries> shown(boolean cached) {
        return new Shown<>(new ReportAnswer<>(FakeReports.open(5), FakeReports.NOW, cached));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void questionThatCannotBeAnsweredIsToldSoAndAskedSeldom() {
        pinot.refuses.set(true);
        List<LiveAnswer<ClickSeries>> seen = new ArrayList<>();
        live.watch(acme, seen::add);

        tickFor(Duration.ofMinutes(10));

        assertThat(seen).containsExactly(new LiveAnswer.Refused<>(FakeReports.NOW));
        assertThat(pinot.asked).hasSizeBetween(5, 7);
        pinot.refuses.set(false);
        tickFor(Duration.ofMinutes(5));
        assertThat(seen.getLast()).isInstanceOf(Shown.class);
    }

    @Test
    void questionWithoutAnswerIsAskedLessAndLessOften() {
        pinot.down.set(true);
        live.watch(acme, _ -> {});

        tickFor(Duration.ofMinutes(1));

        assertThat(pinot.asked).hasSizeBetween(15, 20);
    }

    private void tickFor(Duration time) {
        for (long millis = 0; millis < time.toMillis(); millis += 250) {
            tick(Duration.ofMillis(250));
        }
    }

    private LastGoodReports lastGood() {
        return new LastGoodReports(
                pinot,
                new LastGoodAnswers(100_000, 10),
                new AnswerFile(Path.of("nowhere", "answers"), 10, new ObjectMapper()));
    }

    private void tick(Duration later) {
        now.set(now.get().plus(later));
        live.tick();
    }
}
