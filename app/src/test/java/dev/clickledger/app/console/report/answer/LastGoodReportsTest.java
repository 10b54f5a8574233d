package dev.clickledger.app.console.report.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Ranking;
import dev.clickledger.app.console.report.question.Rankings;
import dev.clickledger.app.console.report.question.RecountedHours;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Trait;
import dev.clickledger.app.console.report.question.TraitRankings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastGoodReportsTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final int PER_TENANT = 100_000;
    private static final int MOST_TENANTS = 10;

    @TempDir
    Path work;

    private final ReportQuery.Series acme = FakeReports.lastHour("acme");
    private final ReportQuery.Series globex = FakeReports.lastHour("globex");
    private final FakeReports pinot =
            new FakeReports().answer(acme, FakeReports.open(5)).answer(globex, FakeReports.open(7));

    @SuppressWarnings("NullAway.Init") // by start
    private LastGoodAnswers answers;

    private LastGoodReports reports;

    @BeforeEach
    void start() {
        reports = started();
    }

    @Test
    void freshAnswerIsPassedOn() {
        assertThat(reports.ask(acme)).isEqualTo(ReportAnswer.fresh(FakeReports.open(5), FakeReports.NOW));
    }

    @Test
    void lastGoodAnswerIsGivenWithItsAgeWhileThereIsNoNewerOne() {
        reports.ask(acme);
        pinot.down.set(true);

        ReportAnswer<ClickSeries> answer = reports.ask(acme);

        assertThat(answer.cached()).isTrue();
        assertThat(answer.asOf()).isEqualTo(FakeReports.NOW);
        assertThat(answer.value()).isEqualTo(FakeReports.open(5));
    }

    @Test
    void questionThatWasNeverAnsweredHasNoAnswer() {
        pinot.down.set(true);

        assertNoAnswer(acme);
    }

    @Test
    void oneTenantsAnswerIsNeverAnothersLastGood() {
        reports.ask(acme);
        pinot.down.set(true);

        assertNoAnswer(globex);
    }

    @Test
    void oneAdsAnswerIsNeverAnothersLastGood() {
        reports.ask(acme);
        pinot.down.set(true);

        assertNoAnswer(FakeReports.lastHour("acme", "acme-boots"));
    }

    @Test
    void anotherTenantsAdHasNoLastGoodAnswerButItsOwns() {
        ReportQuery.Series theirs = FakeReports.lastHour("globex", "globex-night");
        pinot.answer(theirs, FakeReports.open(9));
        reports.ask(theirs);
        reports.save();
        pinot.down.set(true);

        assertThat(reports.ask(theirs).cached()).isTrue();
        assertNoAnswer(FakeReports.lastHour("acme", "globex-night"));
        reports = started();
        assertThat(reports.ask(theirs).cached()).isTrue();
        assertNoAnswer(FakeReports.lastHour("acme", "globex-night"));
    }

    @Test
    void answersOfATenantHaveABound() {
        List<ReportQuery.Series> many = ask("acme", 200);
        pinot.down.set(true);

        assertThat(many.stream().filter(this::isAnswered)).hasSizeLessThan(100).hasSizeGreaterThan(50);
        assertThat(answers.bytes()).isLessThanOrEqualTo(PER_TENANT);
    }

    @Test
    void tenantPushesOutNoneOfAnothersAnswers() {
        List<ReportQuery.Series> looked = ask("acme", 50);
        ask("globex", 1_000);
        pinot.down.set(true);

        assertThat(looked).allMatch(this::isAnswered);
    }

    @Test
    void tenantsHaveABound() {
        IntStream.range(0, 100).forEach(i -> ask("tenant" + i, 1));

        assertThat(answers.tenants()).isLessThanOrEqualTo(MOST_TENANTS);
    }

    @Test
    void tenantTakesNoneOfTheFileFromAnothersNewest() {
        reports.ask(acme);
        pinot.at(FakeReports.NOW.plusSeconds(60));
        ask("globex", 50);
        reports.save();
        pinot.down.set(true);

        reports = started();

        assertThat(isAnswered(acme)).isTrue();
    }

    @Test
    void answerAsLongAsAFileIsNotKept() {
        pinot.answer(acme, answerOf(180));
        reports.ask(acme);
        pinot.answer(globex, answerOf(170));
        reports.ask(globex);
        pinot.down.set(true);

        assertNoAnswer(acme);
        assertThat(reports.ask(globex).cached()).isTrue();
    }

    @Test
    void whatIsAskedOnceIsKeptNowhere() {
        reports.askOnce(globex);
        reports.save();
        pinot.down.set(true);

        assertNoAnswer(globex);
        reports = started();
        assertNoAnswer(globex);
    }

    @Test
    void whoAsksOnceFindsWhatOthersLookAt() {
        reports.ask(acme);
        pinot.down.set(true);

        assertThat(reports.askOnce(acme).cached()).isTrue();
    }

    @Test
    void questionThatCannotBeAnsweredHasNoLastGoodAnswer() {
        reports.ask(acme);
        pinot.refuses.set(true);

        assertThatExceptionOfType(ReportRefusedException.class).isThrownBy(() -> reports.ask(acme));
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

    @Test
    void answersOutliveTheProcessWithTheirAge() {
        ReportQuery.Leading leading = new ReportQuery.Leading(acme.selection(), Dimension.AD, 5);
        pinot.answer(leading, new Ranking(List.of(new Ranking.Entry("acme-boots", 5))));
        reports.ask(acme);
        reports.ask(leading);
        reports.save();
        pinot.down.set(true);

        LastGoodReports restarted = started();

        assertThat(restarted.ask(acme)).isEqualTo(new ReportAnswer<>(FakeReports.open(5), FakeReports.NOW, true));
        assertThat(restarted.ask(leading).value().entries()).containsExactly(new Ranking.Entry("acme-boots", 5));
    }

    @Test
    void listsOutliveTheProcess() {
        ReportQuery.Lists lists = new ReportQuery.Lists(acme.selection(), 5);
        Rankings found = new Rankings(Map.of(Dimension.AD, new Ranking(List.of(new Ranking.Entry("acme-boots", 5)))));
        pinot.answer(lists, found);
        reports.ask(lists);
        reports.save();
        pinot.down.set(true);

        assertThat(started().ask(lists).value()).isEqualTo(found);
    }

    @Test
    void listsByTraitAreKeptByTraitAndTenant() {
        ReportQuery.Traits browsers = new ReportQuery.Traits(acme.selection(), Trait.BROWSER, 5);
        ReportQuery.TraitLists recounted = new ReportQuery.TraitLists(acme.selection(), 5);
        TraitRankings all = new TraitRankings(
                Map.of(Trait.OS, new Ranking(List.of(new Ranking.Entry("iOS", 5)))),
                new RecountedHours(FakeReports.NOW, null));
        pinot.answer(browsers, new Ranking(List.of(new Ranking.Entry("Firefox", 5))));
        pinot.answer(recounted, all);
        reports.ask(browsers);
        reports.ask(recounted);
        reports.save();
        pinot.down.set(true);

        reports = started();

        assertThat(reports.ask(browsers).value().entries()).containsExactly(new Ranking.Entry("Firefox", 5));
        assertThat(reports.ask(recounted).value()).isEqualTo(all);
        assertNoAnswer(new ReportQuery.Traits(acme.selection(), Trait.OS, 5));
        assertNoAnswer(new ReportQuery.Traits(globex.selection(), Trait.BROWSER, 5));
        assertNoAnswer(new ReportQuery.TraitLists(globex.selection(), 5));
    }

    @Test
    void answersThatOutliveTheProcessNeverCrossTenants() {
        ReportQuery.Series sneaky = FakeReports.lastHour("acme\",\"LastMinutes[count=60]\",\"UTC\",{},\"");
        reports.ask(acme);
        reports.save();
        pinot.down.set(true);

        reports = started();

        assertNoAnswer(globex);
        assertNoAnswer(sneaky);
        assertNoAnswer(FakeReports.lastHour("acme", "acme-boots"));
    }

    @Test
    void answersSurviveARestartInWhichNobodyAskedForThem() {
        reports.ask(acme);
        reports.save();
        LastGoodReports second = started();
        second.ask(globex);
        second.save();
        pinot.down.set(true);

        assertThat(started().ask(acme).cached()).isTrue();
    }

    @Test
    void whatWasLookedAtLastIsInTheFileHoweverOftenOtherQuestionsWereAsked() {
        IntStream.range(0, 50).forEach(_ -> reports.ask(acme));
        pinot.at(FakeReports.NOW.plusSeconds(60));
        List<ReportQuery.Series> last = IntStream.range(0, 10)
                .mapToObj(i -> FakeReports.lastHour("acme", "ad" + i))
                .toList();
        last.forEach(query -> pinot.answer(query, FakeReports.open(1)));
        last.forEach(reports::ask);
        reports.save();
        pinot.down.set(true);

        reports = started();

        assertThat(last).allMatch(this::isAnswered);
    }

    @Test
    void newestAnswersAreWrittenAsSoonAsAQuestionGoesWithout() {
        reports.ask(acme);
        reports.saveWhenMissed();
        assertThat(work.resolve("answers")).doesNotExist();
        pinot.down.set(true);
        reports.ask(acme);

        reports.saveWhenMissed();

        assertThat(started().ask(acme).cached()).isTrue();
    }

    @Test
    void fileThatCannotBeReadCountsAsNone() throws IOException {
        Files.writeString(work.resolve("answers"), "not gzip");

        assertThat(started().ask(acme).cached()).isFalse();
    }

    @Test
    void fileIsForItsOwnerOnly() throws IOException {
        reports.ask(acme);
        reports.save();

        assertThat(Files.getPosixFilePermissions(work.resolve("answers"))).hasSize(2);
    }

    private LastGoodReports started() {
        answers = new LastGoodAnswers(PER_TENANT, MOST_TENANTS);
        return new LastGoodReports(pinot, answers, new AnswerFile(work.resolve("answers"), 10, JSON));
    }

    private List<ReportQuery.Series> ask(String tenant, int questions) {
        List<ReportQuery.Series> many = IntStream.range(0, questions)
                .mapToObj(i -> FakeReports.lastHour(tenant, "ad" + i))
                .toList();
        many.forEach(query -> pinot.answer(query, FakeReports.open(1)));
        many.forEach(reports::ask);
        return many;
    }

    private boolean isAnswered(ReportQuery<?> query) {
        try {
            return reports.askOnce(query).cached();
        } catch (ReportUnavailableException e) {
            return false;
        }
    }

    private static ClickSeries answerOf(int points) {
        ClickSeries one = FakeReports.open(5);
        return new ClickSeries(
                one.range(),
                one.zone(),
                one.granularity(),
                Collections.nCopies(points, one.points().getFirst()),
                null);
    }

    private void assertNoAnswer(ReportQuery<?> query) {
        assertThatExceptionOfType(ReportUnavailableException.class).isThrownBy(() -> reports.ask(query));
    }
}
