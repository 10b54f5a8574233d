package dev.clickledger.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.live.Watch;
import dev.clickledger.app.report.LiveAnswer.Shown;
import dev.clickledger.app.report.LiveAnswer.Unavailable;
import dev.clickledger.app.report.ReportQuery.ByMinute;
import dev.clickledger.app.security.Scopes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveReportsTest {

    private final ByMinute acme = new ByMinute(Scopes.tenant("acme"), null, Period.lastHour());
    private final ByMinute globex = new ByMinute(Scopes.tenant("globex"), null, Period.lastHour());
    private final FakeReports pinot =
            new FakeReports().answer(acme, FakeReports.open(5)).answer(globex, FakeReports.open(7));
    private final LiveReports live =
            new LiveReports(pinot, Clock.fixed(FakeReports.NOW, ZoneOffset.UTC), Runnable::run);

    @Test
    void fiveHundredWatchersOfOneViewCostOneQueryPerTick() {
        List<LiveAnswer<MinuteSeries>> seen = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            // equal, not identical, as from five hundred pages
            live.watch(new ByMinute(Scopes.tenant("acme"), null, Period.lastHour()), seen::add);
        }
        assertThat(pinot.asked).hasSize(1);
        assertThat(seen).hasSize(500);

        live.tick();

        assertThat(pinot.asked).hasSize(2);
    }

    @Test
    void watcherSeesTheFiguresWithoutWaitingForATick() {
        List<LiveAnswer<MinuteSeries>> seen = new ArrayList<>();

        live.watch(acme, seen::add);

        assertThat(seen).containsExactly(new Shown<>(ReportAnswer.fresh(FakeReports.open(5), FakeReports.NOW)));
    }

    @Test
    void nothingIsPushedWhileNothingChanges() {
        List<LiveAnswer<MinuteSeries>> seen = new ArrayList<>();
        live.watch(acme, seen::add);

        pinot.at(FakeReports.NOW.plusSeconds(1));
        live.tick();

        assertThat(seen).hasSize(1);
    }

    @Test
    void tenantsNeverShareAnAnswer() {
        List<LiveAnswer<MinuteSeries>> seenByGlobex = new ArrayList<>();
        live.watch(acme, _ -> {});

        live.watch(globex, seenByGlobex::add);

        assertThat(seenByGlobex).containsExactly(new Shown<>(ReportAnswer.fresh(FakeReports.open(7), FakeReports.NOW)));
    }

    @Test
    void nobodyWatchingMeansNobodyAsking() {
        Watch watch = live.watch(acme, _ -> {});
        watch.close();
        pinot.asked.clear();

        live.tick();

        assertThat(pinot.asked).isEmpty();
    }

    @Test
    void countThatFallsIsAskedForOnceMoreBeforeItIsShown() {
        List<LiveAnswer<MinuteSeries>> seen = new ArrayList<>();
        live.watch(acme, seen::add);
        pinot.answer(acme, FakeReports.open(3));
        pinot.asked.clear();

        live.tick();

        assertThat(pinot.asked).hasSize(2);
        assertThat(seen.getLast()).isEqualTo(new Shown<>(ReportAnswer.fresh(FakeReports.open(3), FakeReports.NOW)));
    }

    @Test
    void missingAnswerIsToldOnceWithTheTimeSinceWhen() {
        pinot.down.set(true);
        List<LiveAnswer<MinuteSeries>> seen = new ArrayList<>();
        live.watch(acme, seen::add);

        live.tick();

        assertThat(seen).containsExactly(new Unavailable<>(FakeReports.NOW));
    }
}
