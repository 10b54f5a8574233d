package dev.clickledger.app.console.report.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.report.answer.KeptCounts;
import dev.clickledger.app.console.report.chart.ui.Metric;
import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.Question;
import dev.clickledger.app.console.report.time.Comparison;
import dev.clickledger.app.console.report.time.Period;
import dev.clickledger.app.console.report.time.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class TimeChoicesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void aTimeThatReachesFurtherBackThanTheCountsSaysSinceWhenTheyAreKept() {
        Period spring = new Period.Between(
                new TimeRange(Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-06-01T00:00:00Z")));
        assertThat(kept(spring, Comparison.NONE)).contains("35 days", "before 26 May 2026");
    }

    @Test
    void soDoesOneThatIsComparedWithATimeBeforeThem() {
        assertThat(kept(new Period.Days(30, 0), Comparison.BEFORE)).contains("35 days", "compared");
    }

    @Test
    void nothingIsSaidOfATimeWhoseCountsAreKept() {
        assertThat(kept(new Period.Days(30, 0), Comparison.NONE)).isEmpty();
        assertThat(kept(new Period.Days(7, 0), Comparison.WEEKDAYS)).isEmpty();
    }

    @Test
    void theRangeIsThatOfTheFiguresWhichAreShown() {
        TimeRange shown = new TimeRange(Instant.parse("2026-06-30T11:20:00Z"), Instant.parse("2026-06-30T11:50:00Z"));
        ObjectNode state = choices(NOW).state(asked(new Period.LastMinutes(30), BERLIN), shown, false, Locale.UK);
        assertThat(state.path("label").asString()).isEqualTo("30 Jun 2026, 13:20 – 13:50");
        assertThat(state.path("from").asString()).isEqualTo("2026-06-30T13:20");
    }

    @Test
    void theRangeMovesByTheMinuteWhileThereAreNoFigures() {
        Address address = asked(new Period.LastMinutes(30), BERLIN);
        assertThat(label(address, "2026-06-30T12:00:59Z")).isEqualTo("30 Jun 2026, 13:31 – 14:01");
        assertThat(label(address, "2026-06-30T12:01:00Z")).isEqualTo("30 Jun 2026, 13:32 – 14:02");
    }

    @Test
    void todayIsTheNewDayFromItsFirstMinuteOn() {
        Address address = asked(new Period.Days(1, 0), ZoneId.of("Asia/Tehran"));
        assertThat(label(address, "2026-11-29T20:29:59Z")).isEqualTo("29 Nov 2026");
        assertThat(label(address, "2026-11-29T20:30:00Z")).isEqualTo("30 Nov 2026, 00:00 – 00:01");
    }

    @Test
    void thisMonthIsTheNewOneFromItsFirstMinuteOn() {
        Address address = asked(new Period.ThisMonth(), BERLIN);
        assertThat(label(address, "2026-06-30T21:59:59Z")).isEqualTo("1 Jun 2026 – 30 Jun 2026");
        assertThat(label(address, "2026-06-30T22:00:00Z")).isEqualTo("1 Jul 2026, 00:00 – 00:01");
    }

    @Test
    void aTimeThatIsToEndLaterGoesOnUntilItDoes() {
        TimeRange day = new TimeRange(Instant.parse("2026-06-29T22:00:00Z"), Instant.parse("2026-06-30T22:00:00Z"));
        Question question = asked(new Period.Between(day), BERLIN).question();
        assertThat(at("2026-06-30T21:59:59Z").runs(question)).isTrue();
        assertThat(at("2026-06-30T22:00:00Z").runs(question)).isFalse();
        assertThat(later(question, "2026-06-30T21:59:59Z")).isFalse();
        assertThat(later(question, "2026-06-30T22:00:00Z")).isTrue();
    }

    @Test
    void laterAlwaysLeadsSomewhereWhereItCanBePressed() {
        Address weekUntilFriday = asked(new Period.Days(7, 4), BERLIN);
        assertThat(stepped(weekUntilFriday, "later").period()).isEqualTo(new Period.Days(7, 0));
    }

    @Test
    void aWeekWithAClockChangeStaysAWeek() {
        TimeRange week = new TimeRange(Instant.parse("2026-03-15T23:00:00Z"), Instant.parse("2026-03-22T23:00:00Z"));
        Address address = asked(new Period.Between(week), BERLIN);
        Question next = at("2026-03-29T12:00:00Z")
                .chosen(address, "later", "", BERLIN)
                .orElseThrow()
                .question();
        assertThat(next.period()).isEqualTo(new Period.Days(7, 0));
    }

    @Test
    void aChosenZoneIsChosenEvenWhenItIsTheReadersOwn() {
        Address address = asked(new Period.Days(1, 0), BERLIN);
        assertThat(choices(NOW)
                        .chosen(address, "zone", "Europe/Berlin", BERLIN)
                        .orElseThrow()
                        .parameters()
                        .getParameters())
                .containsEntry("timezone", List.of("Europe/Berlin"));
    }

    private static Question stepped(Address address, String direction) {
        return choices(NOW).chosen(address, direction, "", BERLIN).orElseThrow().question();
    }

    private static boolean later(Question question, String now) {
        return at(now).state(new Address(question, Metric.CLICKS), null, false, Locale.UK)
                .path("later")
                .asBoolean();
    }

    private static String label(Address address, String now) {
        return at(now).state(address, null, false, Locale.UK).path("label").asString();
    }

    private static TimeChoices at(String now) {
        return choices(Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private static Address asked(Period period, ZoneId zone) {
        return new Address(new Question(period, zone, null, null, 1, Filters.NONE, null), Metric.CLICKS);
    }

    private static String kept(Period period, Comparison comparison) {
        Question question = new Question(period, BERLIN, null, null, 1, Filters.NONE, comparison);
        return choices(NOW)
                .state(new Address(question, Metric.CLICKS), null, false, Locale.UK)
                .path("kept")
                .asString();
    }

    private static TimeChoices choices(Clock clock) {
        return new TimeChoices(clock, new KeptCounts(Duration.ofDays(35), clock));
    }
}
