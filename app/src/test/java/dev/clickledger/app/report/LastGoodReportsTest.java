package dev.clickledger.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clickledger.app.report.ReportQuery.ByMinute;
import dev.clickledger.app.security.Scopes;
import org.junit.jupiter.api.Test;

class LastGoodReportsTest {

    private final ByMinute acme = new ByMinute(Scopes.tenant("acme"), null, Period.lastHour());
    private final ByMinute globex = new ByMinute(Scopes.tenant("globex"), null, Period.lastHour());
    private final FakeReports pinot =
            new FakeReports().answer(acme, FakeReports.open(5)).answer(globex, FakeReports.open(7));
    private final LastGoodReports reports = new LastGoodReports(pinot, 2);

    @Test
    void freshAnswerIsPassedOn() {
        assertThat(reports.ask(acme)).isEqualTo(ReportAnswer.fresh(FakeReports.open(5), FakeReports.NOW));
    }

    @Test
    void lastGoodAnswerIsGivenWithItsAgeWhileThereIsNoNewerOne() {
        reports.ask(acme);
        pinot.down.set(true);

        ReportAnswer<MinuteSeries> answer = reports.ask(acme);

        assertThat(answer.cached()).isTrue();
        assertThat(answer.asOf()).isEqualTo(FakeReports.NOW);
        assertThat(answer.value()).isEqualTo(FakeReports.open(5));
    }

    @Test
    void questionThatWasNeverAnsweredHasNoAnswer() {
        pinot.down.set(true);

        assertThatExceptionOfType(ReportUnavailableException.class).isThrownBy(() -> reports.ask(acme));
    }

    @Test
    void oneTenantsAnswerIsNeverAnothersLastGood() {
        reports.ask(acme);
        pinot.down.set(true);

        assertThatExceptionOfType(ReportUnavailableException.class).isThrownBy(() -> reports.ask(globex));
    }

    @Test
    void oneAdsAnswerIsNeverAnothersLastGood() {
        reports.ask(acme);
        pinot.down.set(true);
        ByMinute boots = new ByMinute(Scopes.tenant("acme"), "acme-boots", Period.lastHour());

        assertThatExceptionOfType(ReportUnavailableException.class).isThrownBy(() -> reports.ask(boots));
    }

    @Test
    void onlyTheQuestionsAskedMostRecentlyAreKept() {
        ByMinute third = new ByMinute(Scopes.tenant("acme"), "acme-boots", Period.lastHour());
        pinot.answer(third, FakeReports.open(1));
        reports.ask(acme);
        reports.ask(globex);
        reports.ask(acme);
        reports.ask(third);
        pinot.down.set(true);

        assertThat(reports.ask(acme).cached()).isTrue();
        assertThatExceptionOfType(ReportUnavailableException.class).isThrownBy(() -> reports.ask(globex));
    }

    @Test
    void newerAnswerTakesOverAsSoonAsThereIsOne() {
        reports.ask(acme);
        pinot.down.set(true);
        reports.ask(acme);
        pinot.down.set(false);
        pinot.answer(acme, FakeReports.open(6));

        assertThat(reports.ask(acme)).isEqualTo(ReportAnswer.fresh(FakeReports.open(6), FakeReports.NOW));
    }
}
