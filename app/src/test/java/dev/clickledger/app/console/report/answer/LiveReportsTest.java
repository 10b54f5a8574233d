package dev.clickledger.app.console.report.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.clickledger.app.console.live.Watch;
import dev.clickledger.app.console.report.answer.LiveAnswer.Shown;
import dev.clickledger.app.console.report.answer.LiveAnswer.Unavailable;
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
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LiveReportsTest {

    private final ReportQuery.Series acme = FakeReports.lastHour("acme");
    private final ReportQuery.Series globex = FakeReports.lastHour("globex");
    private final FakeReports pinot =
            new FakeReports().answer(acme, FakeReports.open(5)).answer(globex, FakeReports.open(7));
    private final AtomicReference<Instant> now = new AtomicReference<>(FakeReports.NOW);
    private final Clock clock = new MovedClock(now);
    private final LiveReports live = new LiveReports(pinot, clock, Runnable::run);

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
        tick(Duration.ofMillis(250));

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
        LiveReports kept = new LiveReports(lastGood, clock, Runnable::run);
        List<LiveAnswer<ClickSeries>> seen = new ArrayList<>();
        kept.watch(acme, seen::add);
        pinot.down.set(true);

        now.set(now.get().plusSeconds(2));
        kept.tick();
        assertThat(seen).hasSize(1);

        now.set(now.get().plusSeconds(4));
        kept.tick();
        assertThat(seen.getLast())
                .isEqualTo(new Shown<>(new ReportAnswer<>(FakeReports.open(5), FakeReports.NOW, true)));
    }

    private LastGoodReports lastGood() {
        return new LastGoodReports(pinot, 1_000, new AnswerFile(Path.of("nowhere", "answers"), 10, new ObjectMapper()));
    }

    private void tick(Duration later) {
        now.set(now.get().plus(later));
        live.tick();
    }
}
