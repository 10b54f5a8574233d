package dev.clickledger.app.console.report.pinot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.pinot.PinotGateways;
import dev.clickledger.app.console.pinot.PinotStandIn;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.question.Ranking;
import dev.clickledger.app.console.report.question.Rankings;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Trait;
import dev.clickledger.app.console.report.question.TraitRankings;
import dev.clickledger.app.console.report.time.Comparison;
import dev.clickledger.app.console.report.time.Period;
import dev.clickledger.app.console.security.Scopes;
import dev.clickledger.app.testing.MovedClock;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PinotListsTest {

    private static final Clock CLOCK = new MovedClock(new AtomicReference<>(Instant.parse("2026-03-01T12:00:30Z")));
    private static final int ROWS = 9;

    private PinotStandIn pinot;
    private PinotClickReports reports;

    @BeforeEach
    void start() throws IOException {
        pinot = new PinotStandIn(PinotListsTest::answer);
        reports = new PinotClickReports(PinotGateways.to(pinot.address()), CLOCK);
    }

    @AfterEach
    void stop() {
        pinot.close();
    }

    @Test
    void wholeDashboardIsFourQueries() {
        Question lastHour = question(Filters.NONE);

        reports.ask(lastHour.series(Scopes.tenant("acme")));
        reports.ask(lists(Filters.NONE));
        reports.ask(lastHour.traitLists(Scopes.tenant("acme"), ROWS).orElseThrow());

        assertThat(pinot.asked).hasSize(4).allMatch(sql -> sql.contains("WHERE \"tenantId\" = 'acme'"));
    }

    @Test
    void eachListAddsUpTheCombinationsThatItCounts() {
        Rankings lists = reports.ask(lists(Filters.NONE)).value();

        assertThat(lists.of(Dimension.COUNTRY).entries())
                .containsExactly(new Ranking.Entry("DE", 7), new Ranking.Entry("FR", 3));
        assertThat(lists.of(Dimension.DEVICE_CLASS).entries())
                .containsExactly(new Ranking.Entry("Phone", 8), new Ranking.Entry("Desktop", 2));
        assertThat(lists.of(Dimension.VERDICT).entries())
                .containsExactly(new Ranking.Entry("BOT", 20), new Ranking.Entry("VALID", 10));
        assertThat(lists.of(Dimension.AD).entries())
                .containsExactly(new Ranking.Entry("boots", 9), new Ranking.Entry("bags", 1));
        assertThat(pinot.asked.getFirst()).contains("\"verdict\" = 'VALID'");
    }

    @Test
    void listByWhichThePageIsFilteredShowsItsOtherValuesToo() {
        reports.ask(lists(Filters.NONE.with(Dimension.COUNTRY, Set.of("DE"))));

        assertThat(pinot.asked).hasSize(3);
        assertThat(pinot.asked)
                .filteredOn(sql -> !sql.contains("\"country\" IN ('DE')"))
                .singleElement()
                .asString()
                .contains("GROUP BY \"country\"");
    }

    @Test
    void listsByVerdictCountWhatIsAskedFor() {
        reports.ask(lists(Filters.NONE.with(Dimension.VERDICT, Set.of("BOT"))));

        assertThat(pinot.asked).noneMatch(sql -> sql.contains("\"verdict\" = 'VALID'"));
    }

    @Test
    void tooManyCombinationsAreAskedForListByListFromThenOn() {
        pinot.answer(sql -> sql.contains("\"campaignId\", \"adId\"") ? tooMany() : answer(sql));

        Rankings lists = reports.ask(lists(Filters.NONE)).value();

        assertThat(lists.of(Dimension.AD).entries()).containsExactly(new Ranking.Entry("boots", 9));
        assertThat(pinot.asked).hasSize(5);
        pinot.asked.clear();
        reports.ask(lists(Filters.NONE));
        assertThat(pinot.asked).hasSize(4);
    }

    @Test
    void traitListsAndTheirHoursAreOneQuery() {
        TraitRankings traits = reports.ask(question(Filters.NONE)
                        .traitLists(Scopes.tenant("acme"), ROWS)
                        .orElseThrow())
                .value();

        assertThat(pinot.asked).hasSize(1);
        assertThat(traits.of(Trait.BROWSER).entries())
                .containsExactly(new Ranking.Entry("Firefox", 5), new Ranking.Entry("Safari", 2));
        assertThat(traits.of(Trait.OS).entries()).containsExactly(new Ranking.Entry("iOS", 4));
        assertThat(traits.hours().until()).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void hoursAreThoseOfAllClicksThoughTheListsAreFiltered() {
        Filters boots = Filters.NONE.with(Dimension.AD, Set.of("boots"));

        TraitRankings traits = reports.ask(
                        question(boots).traitLists(Scopes.tenant("acme"), ROWS).orElseThrow())
                .value();

        assertThat(pinot.asked).hasSize(2);
        assertThat(pinot.asked.getLast()).startsWith("SET").contains("SELECT MAX(\"countedUntil\")");
        assertThat(pinot.asked.getLast()).doesNotContain("boots");
        assertThat(traits.hours().until()).isEqualTo("2026-03-01T11:58:00Z");
    }

    @Test
    void nothingIsRecountedWhereThereAreNoRows() {
        pinot.answer(_ -> PinotStandIn.rows(""));

        TraitRankings traits = reports.ask(question(Filters.NONE)
                        .traitLists(Scopes.tenant("acme"), ROWS)
                        .orElseThrow())
                .value();

        assertThat(traits.hours().until()).isNull();
        assertThat(traits.of(Trait.OS).entries()).isEmpty();
    }

    private static String answer(String sql) {
        if (sql.contains("SELECT \"campaignId\", \"adId\"")) {
            return PinotStandIn.rows("[\"spring\",\"boots\",\"blog\",6.0],[\"spring\",\"boots\",\"news\",3.0],"
                    + "[\"spring\",\"bags\",\"blog\",1.0]");
        }
        if (sql.contains("SELECT \"country\", \"deviceClass\", \"verdict\"")) {
            return PinotStandIn.rows("[\"DE\",\"Phone\",\"VALID\",5.0],[\"DE\",\"Desktop\",\"VALID\",2.0],"
                    + "[\"FR\",\"Phone\",\"VALID\",3.0],[\"FR\",\"Phone\",\"BOT\",20.0]");
        }
        if (sql.contains("SELECT \"deviceClass\", \"verdict\"")
                || sql.contains("SELECT \"country\", \"deviceClass\"")) {
            return PinotStandIn.rows("[\"one\",\"other\",5.0]");
        }
        if (sql.contains("SELECT \"trait\"")) {
            return PinotStandIn.rows("[\"BROWSER\",\"Safari\",2.0,1772366280000.0],"
                    + "[\"BROWSER\",\"Firefox\",5.0,1772366400000.0],[\"OS\",\"iOS\",4.0,1772366280000.0]");
        }
        if (sql.contains("SELECT MAX(\"countedUntil\")")) {
            return PinotStandIn.rows("[1772366280000.0]");
        }
        return sql.contains("FLOOR") ? PinotStandIn.rows("") : PinotStandIn.rows("[\"boots\",9.0]");
    }

    private static String tooMany() {
        return PinotStandIn.rows(IntStream.range(0, WideQuestions.MOST_GROUPS)
                .mapToObj(i -> "[\"spring\",\"ad" + i + "\",\"blog\",1.0]")
                .collect(Collectors.joining(",")));
    }

    private static ReportQuery.Lists lists(Filters filters) {
        return question(filters).lists(Scopes.tenant("acme"), ROWS);
    }

    private static Question question(Filters filters) {
        return new Question(new Period.LastMinutes(60), ZoneId.of("UTC"), null, null, 1, filters, Comparison.NONE);
    }
}
