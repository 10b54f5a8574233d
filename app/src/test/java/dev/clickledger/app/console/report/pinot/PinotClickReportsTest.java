package dev.clickledger.app.console.report.pinot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.clickledger.app.console.pinot.PinotRow;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.Ranking;
import dev.clickledger.app.console.report.question.ReportQuery;
import dev.clickledger.app.console.report.question.Selection;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.Period;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.app.console.security.Scopes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PinotClickReportsTest {

    @Test
    void minuteThatIsNotOverIsReadForItselfUnlessAllMinutesAre() {
        TimeRange day = new TimeRange(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"));
        Instant now = Instant.parse("2026-03-01T12:05:02Z");
        Instant minute = Instant.parse("2026-03-01T12:05:00Z");

        assertThat(PinotClickReports.cutAtMinute(Granularity.HOUR, day, now))
                .containsExactly(new TimeRange(day.from(), minute), new TimeRange(minute, day.until()));
        assertThat(PinotClickReports.cutAtMinute(Granularity.MINUTE, day, now)).containsExactly(day);
        assertThat(PinotClickReports.cutAtMinute(Granularity.HOUR, day, day.until()))
                .containsExactly(day);
        assertThat(PinotClickReports.cutAtMinute(Granularity.HOUR, day, day.from()))
                .containsExactly(day);
    }

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:30Z");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final TimeRange HOUR = new Period.LastMinutes(60).at(NOW, UTC);
    private static final TableRange MINUTES = new TableRange(CountTable.MINUTES, HOUR);

    @Test
    void seriesAreSelectedByTenantAndTime() {
        assertThat(series(Filters.NONE, null))
                .isEqualTo("SELECT FLOOR(CAST(\"minute\" AS LONG) / 60000) * 60000, \"verdict\", \"state\","
                        + " SUM(\"clicks\"), SUM(\"repeats\"), MAX(\"emittedAt\") FROM click_counts"
                        + " WHERE \"tenantId\" = 'acme'"
                        + " AND \"minute\" >= 1772362860000 AND \"minute\" < 1772366460000"
                        + " GROUP BY FLOOR(CAST(\"minute\" AS LONG) / 60000) * 60000, \"verdict\", \"state\""
                        + " LIMIT 1861");
    }

    @Test
    void everyFilterIsAConditionWithinTheTenant() {
        Filters filters = Filters.NONE
                .with(Dimension.AD, Set.of("o'neill", "boots"))
                .with(Dimension.DEVICE_CLASS, Set.of("PHONE"));

        assertThat(series(filters, null))
                .contains("WHERE \"tenantId\" = 'acme' AND")
                .contains("AND \"adId\" IN ('boots', 'o''neill')")
                .contains("AND \"deviceClass\" IN ('PHONE')");
    }

    @Test
    void groupsAreThoseThatLead() {
        assertThat(series(Filters.NONE, Dimension.COUNTRY))
                .contains("\"country\", \"verdict\", \"state\"")
                .contains("\"country\" IN ('DE', 'FR')");
    }

    @Test
    void rankingCountsValidClicksOfTheTenant() {
        assertThat(leading(Filters.NONE, Dimension.AD))
                .contains("\"tenantId\" = 'acme'")
                .contains("\"verdict\" = 'VALID'")
                .endsWith("GROUP BY \"adId\" ORDER BY SUM(\"clicks\") DESC, \"adId\" LIMIT 10");
    }

    @Test
    void rankingOfVerdictsCountsThemAll() {
        assertThat(leading(Filters.NONE, Dimension.VERDICT)).doesNotContain("\"verdict\" = 'VALID'");
    }

    @Test
    void rankingAmongRobotsCountsRobots() {
        assertThat(leading(Filters.NONE.with(Dimension.VERDICT, Set.of("BOT")), Dimension.AD))
                .contains("\"verdict\" IN ('BOT')")
                .doesNotContain("\"verdict\" = 'VALID'");
    }

    @Test
    void longRangesByTheMinuteAreAskedForInStretchesThatCoverThemOnce() {
        TimeRange month = new TimeRange(NOW.minusSeconds(30 + 31 * 86_400), NOW.minusSeconds(30));
        ReportQuery.Series query = ReportQuery.Series.of(selection(Filters.NONE), Granularity.MINUTE);

        List<TimeRange> stretches = PinotClickReports.stretches(query, month, 1);

        assertThat(stretches).hasSizeGreaterThan(10);
        assertThat(stretches.getFirst().from()).isEqualTo(month.from());
        assertThat(stretches.getLast().until()).isEqualTo(month.until());
        for (int i = 1; i < stretches.size(); i++) {
            assertThat(stretches.get(i).from()).isEqualTo(stretches.get(i - 1).until());
        }
        assertThat(PinotClickReports.stretches(query, HOUR, 1)).containsExactly(HOUR);
    }

    @Test
    void quartersOfAnHourAreAskedForAsMinutesAre() {
        TableRange quarters = new TableRange(CountTable.QUARTERS, HOUR);
        ReportQuery.Leading query = new ReportQuery.Leading(selection(Filters.NONE), Dimension.AD, 10);

        assertThat(PinotClickReports.select(query, quarters, 10).sql())
                .isEqualTo(leading(Filters.NONE, Dimension.AD).replace("click_counts", "quarter_counts"));
    }

    @Test
    void whoLeadsAltogetherIsFoundFromTheParts() {
        List<PinotRow> rows = List.of(row("DE", 5), row("FR", 3), row("US", 4), row("FR", 3), row("IT", 0));

        assertThat(PinotClickReports.ranking(rows, 2).entries())
                .containsExactly(new Ranking.Entry("FR", 6), new Ranking.Entry("DE", 5));
    }

    private static PinotRow row(String key, long clicks) {
        return new PinotRow(JsonNodeFactory.instance.arrayNode().add(key).add(clicks));
    }

    private static String series(Filters filters, @Nullable Dimension groupBy) {
        Selection selection = selection(filters);
        return PinotClickReports.select(
                        new ReportQuery.Series(selection, Granularity.MINUTE, groupBy, 10),
                        MINUTES,
                        groupBy == null ? List.of() : List.of("DE", "FR"))
                .sql();
    }

    private static String leading(Filters filters, Dimension by) {
        return PinotClickReports.select(new ReportQuery.Leading(selection(filters), by, 10), MINUTES, 10)
                .sql();
    }

    private static Selection selection(Filters filters) {
        return new Selection(Scopes.tenant("acme"), new Period.LastMinutes(60), UTC, filters);
    }
}
