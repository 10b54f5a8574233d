package dev.clickledger.app.console.report.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clickledger.app.console.report.question.Filters;
import dev.clickledger.app.console.report.question.Question;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparedTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Instant LATER = Instant.parse("2027-06-01T12:00:30Z");

    @Test
    void sixHoursAreComparedWithTheSixBeforeThoughTheseLieInTwoDays() {
        ComparedTime time = past("2026-11-29T02:00", "2026-11-29T08:00", UTC, Comparison.BEFORE);

        assertThat(time.earlier()).isEqualTo(range("2026-11-28T20:00", "2026-11-29T02:00", UTC));
        assertThat(pairs(time, Granularity.DAY, "dd'T'HH:mm"))
                .containsExactly("29T02:00 with 28T20:00", "nothing with 29T00:00");
    }

    @Test
    void rangeThatIsNoWholeDaysIsComparedWithTheTimeRightBefore() {
        assertThat(past("2026-11-28T10:00", "2026-11-29T12:00", UTC, Comparison.BEFORE)
                        .earlier())
                .isEqualTo(range("2026-11-27T08:00", "2026-11-28T10:00", UTC));
        assertThat(past("2026-11-28T00:00", "2026-11-29T12:00", UTC, Comparison.BEFORE)
                        .earlier())
                .isEqualTo(range("2026-11-26T12:00", "2026-11-28T00:00", UTC));
        assertThat(past("2026-03-01T12:00", "2026-03-01T12:30", BERLIN, Comparison.BEFORE)
                        .earlier())
                .isEqualTo(range("2026-03-01T11:30", "2026-03-01T12:00", BERLIN));
    }

    @Test
    void monthIsComparedWithTheMonthBeforeWhateverItsLength() {
        ComparedTime march = past("2026-03-01T00:00", "2026-04-01T00:00", BERLIN, Comparison.BEFORE);

        assertThat(march.earlier()).isEqualTo(range("2026-02-01T00:00", "2026-03-01T00:00", BERLIN));
        assertThat(pairs(march, Granularity.MONTH, "MMM")).containsExactly("Mar with Feb");
        assertThat(pairs(march, Granularity.DAY, "MMM d"))
                .hasSize(31)
                .contains("Mar 1 with Feb 1", "Mar 28 with Feb 28", "Mar 29 with nothing", "Mar 31 with nothing");
        assertThat(pairs(
                        past("2026-11-01T00:00", "2026-12-01T00:00", UTC, Comparison.BEFORE), Granularity.DAY, "MMM d"))
                .hasSize(31)
                .endsWith("Nov 30 with Oct 30", "nothing with Oct 31");
    }

    @Test
    void severalMonthsAreComparedWithAsManyMonthByMonth() {
        ComparedTime time = past("2026-09-01T00:00", "2026-11-01T00:00", UTC, Comparison.BEFORE);

        assertThat(time.earlier()).isEqualTo(range("2026-07-01T00:00", "2026-09-01T00:00", UTC));
        assertThat(pairs(time, Granularity.MONTH, "MMM")).containsExactly("Sep with Jul", "Oct with Aug");
        assertThat(pairs(time, Granularity.DAY, "MMM d"))
                .containsSubsequence(
                        "Sep 30 with Jul 30", "nothing with Jul 31", "Oct 1 with Aug 1", "Oct 31 with Aug 31");
        assertThat(past("2025-01-01T00:00", "2026-01-01T00:00", UTC, Comparison.BEFORE)
                        .earlier())
                .isEqualTo(range("2024-01-01T00:00", "2025-01-01T00:00", UTC));
    }

    @Test
    void monthThatRunsIsComparedUpToTheSameTimeOfTheSameDay() {
        Instant now = Instant.parse("2026-11-20T12:05:30Z");
        TimeRange october = range("2026-10-01T00:00", "2026-10-20T12:05", UTC);

        assertThat(compared(new Period.ThisMonth(), UTC, Comparison.BEFORE, now).earlier())
                .isEqualTo(october);
        TimeRange november = range("2026-11-01T00:00", "2026-12-01T00:00", UTC);
        assertThat(compared(new Period.Between(november), UTC, Comparison.BEFORE, now)
                        .earlier())
                .isEqualTo(october);
    }

    @Test
    void dayThatTheEarlierMonthLacksIsComparedWithTheWholeOfIt() {
        for (String now : List.of("2026-10-31T00:10:30Z", "2026-10-31T23:59:30Z", "2026-11-01T00:00:00Z")) {
            Period october = new Period.Between(range("2026-10-01T00:00", "2026-11-01T00:00", UTC));
            assertThat(compared(october, UTC, Comparison.BEFORE, Instant.parse(now))
                            .earlier())
                    .isEqualTo(range("2026-09-01T00:00", "2026-10-01T00:00", UTC));
        }
        assertThat(compared(new Period.ThisMonth(), UTC, Comparison.BEFORE, Instant.parse("2026-03-30T12:00:00Z"))
                        .earlier())
                .isEqualTo(range("2026-02-01T00:00", "2026-03-01T00:00", UTC));
    }

    @Test
    void minuteThatStillCountsIsComparedWithNothing() {
        Instant now = Instant.parse("2026-11-29T12:05:02Z");
        ComparedTime time = compared(new Period.LastMinutes(30), UTC, Comparison.BEFORE, now);

        assertThat(time.shown()).isEqualTo(range("2026-11-29T11:36", "2026-11-29T12:06", UTC));
        assertThat(time.until()).isEqualTo("2026-11-29T12:05:00Z");
        assertThat(time.running()).isTrue();
        assertThat(time.earlier()).isEqualTo(range("2026-11-29T11:06", "2026-11-29T11:35", UTC));
        assertThat(pairs(time, Granularity.MINUTE, "HH:mm"))
                .hasSize(30)
                .startsWith("11:36 with 11:06")
                .endsWith("12:04 with 11:34", "12:05 with nothing");
    }

    @Test
    void dayThatIsNotOverIsComparedUpToTheSameTimeOfDay() {
        Instant now = Instant.parse("2026-03-10T08:31:59Z");

        assertThat(compared(new Period.Days(1, 0), BERLIN, Comparison.WEEKDAYS, now)
                        .earlier())
                .isEqualTo(range("2026-03-03T00:00", "2026-03-03T09:31", BERLIN));
        assertThat(compared(new Period.Days(1, 0), BERLIN, Comparison.BEFORE, now)
                        .earlier())
                .isEqualTo(range("2026-03-09T00:00", "2026-03-09T09:31", BERLIN));
        assertThat(compared(new Period.Days(7, 0), BERLIN, Comparison.BEFORE, now)
                        .earlier())
                .isEqualTo(range("2026-02-25T00:00", "2026-03-03T09:31", BERLIN));
    }

    @Test
    void rangeThatReachesIntoTheFutureIsComparedAsFarAsItHasCome() {
        Instant now = Instant.parse("2026-11-29T12:05:02Z");
        Period untilEight = new Period.Between(range("2026-11-29T10:00", "2026-11-29T20:00", UTC));
        ComparedTime time = compared(untilEight, UTC, Comparison.BEFORE, now);

        assertThat(time.earlier()).isEqualTo(range("2026-11-29T00:00", "2026-11-29T02:05", UTC));
        assertThat(pairs(time, Granularity.HOUR, "HH:mm"))
                .hasSize(10)
                .startsWith("10:00 with 00:00", "11:00 with 01:00", "12:00 with 02:00", "13:00 with nothing");
    }

    @Test
    void beforeItsFirstMinuteIsOverATimeIsComparedWithNothing() {
        Instant justBegun = Instant.parse("2026-11-29T00:00:40Z");

        for (Period period : List.of(
                new Period.Days(1, 0),
                new Period.LastMinutes(1),
                new Period.Between(range("2026-12-24T00:00", "2026-12-25T00:00", UTC)))) {
            ComparedTime time = compared(period, UTC, Comparison.BEFORE, justBegun);
            assertThat(time.before()).isEmpty();
            assertThat(pairs(time, Granularity.HOUR, "HH")).allMatch(pair -> pair.endsWith(" with nothing"));
        }
    }

    @Test
    void sevenDaysAreComparedWithTheSevenBefore() {
        assertThat(past("2026-03-08T00:00", "2026-03-15T00:00", BERLIN, Comparison.BEFORE)
                        .earlier())
                .isEqualTo(range("2026-03-01T00:00", "2026-03-08T00:00", BERLIN));
    }

    @Test
    void halfAnHourIsComparedWithTheSameOneAWeekEarlier() {
        assertThat(past("2026-03-08T12:00", "2026-03-08T12:30", BERLIN, Comparison.WEEKDAYS)
                        .earlier())
                .isEqualTo(range("2026-03-01T12:00", "2026-03-01T12:30", BERLIN));
    }

    @Test
    void thirtyDaysAreComparedWithTheLatestThirtyThatBeginOnTheSameWeekday() {
        ComparedTime time = past("2026-03-10T00:00", "2026-04-09T00:00", BERLIN, Comparison.WEEKDAYS);

        assertThat(time.earlier()).isEqualTo(range("2026-02-03T00:00", "2026-03-05T00:00", BERLIN));
        assertThat(weekday(time.before().orElseThrow().from()))
                .isEqualTo(weekday(time.shown().from()));
    }

    @Test
    void changeOfTheClockDoesNotMoveTheTimeOfDay() {
        assertThat(past("2026-03-30T00:00", "2026-03-31T00:00", BERLIN, Comparison.WEEKDAYS)
                        .earlier())
                .isEqualTo(range("2026-03-23T00:00", "2026-03-24T00:00", BERLIN));
        assertThat(past("2026-03-30T00:00", "2026-03-31T00:00", BERLIN, Comparison.BEFORE)
                        .earlier())
                .isEqualTo(range("2026-03-29T00:00", "2026-03-30T00:00", BERLIN));
    }

    @Test
    void hourThatClocksRepeatHasNoCounterpartAndTheOthersKeepTheirs() {
        ComparedTime time = past("2026-10-25T00:00", "2026-10-26T00:00", BERLIN, Comparison.BEFORE);

        assertThat(pairs(time, Granularity.HOUR, "HH:mmx"))
                .hasSize(25)
                .startsWith(
                        "00:00+02 with 00:00+02",
                        "01:00+02 with 01:00+02",
                        "02:00+02 with 02:00+02",
                        "02:00+01 with nothing",
                        "03:00+01 with 03:00+02")
                .endsWith("23:00+01 with 23:00+02");
    }

    @Test
    void hourThatClocksSkipIsKeptOnTheOtherSide() {
        assertThat(pairs(
                        past("2026-03-29T00:00", "2026-03-30T00:00", BERLIN, Comparison.BEFORE),
                        Granularity.HOUR,
                        "HH"))
                .hasSize(24)
                .startsWith("00 with 00", "01 with 01", "nothing with 02", "03 with 03");
        assertThat(pairs(
                        past("2026-03-30T00:00", "2026-03-31T00:00", BERLIN, Comparison.BEFORE),
                        Granularity.HOUR,
                        "HH"))
                .hasSize(24)
                .startsWith("00 with 00", "01 with 01", "02 with nothing", "03 with 03");
    }

    @Test
    void whileClocksRepeatAnHourTheWholeOfItIsComparedWithTheWholeHour() {
        Instant half = OffsetDateTime.parse("2026-10-25T02:30:10+01:00").toInstant();
        ComparedTime time = compared(new Period.Days(1, 0), BERLIN, Comparison.BEFORE, half);

        assertThat(time.earlier()).isEqualTo(range("2026-10-24T00:00", "2026-10-24T03:00", BERLIN));
        assertThat(pairs(time, Granularity.HOUR, "HH:mmx")).endsWith("02:00+02 with 02:00+02", "02:00+01 with nothing");
    }

    @Test
    void halfAnHourWithinTheRepeatedHourIsComparedWithThatOfTheWeekBefore() {
        Instant half = OffsetDateTime.parse("2026-10-25T02:40:10+01:00").toInstant();
        ComparedTime time = compared(new Period.LastMinutes(10), BERLIN, Comparison.WEEKDAYS, half);

        assertThat(pairs(time, Granularity.MINUTE, "HH:mm"))
                .startsWith("02:31 with 02:31")
                .endsWith("02:39 with 02:39", "02:40 with nothing");
    }

    @Test
    void hourThatIsSkippedAtMidnightIsNotLostOnTheDayBefore() {
        ZoneId cairo = ZoneId.of("Africa/Cairo");
        ComparedTime time = past("2026-04-24T00:00", "2026-04-25T00:00", cairo, Comparison.BEFORE);

        assertThat(time.earlier()).isEqualTo(range("2026-04-23T00:00", "2026-04-24T00:00", cairo));
        assertThat(pairs(time, Granularity.HOUR, "HH")).hasSize(24).startsWith("nothing with 00", "01 with 01");
        assertThat(pairs(time, Granularity.DAY, "dd")).containsExactly("24 with 23");
    }

    @Test
    void halfHoursOfLordHoweBelongToTheirHour() {
        ZoneId lordHowe = ZoneId.of("Australia/Lord_Howe");

        assertThat(pairs(
                        past("2026-04-05T00:00", "2026-04-06T00:00", lordHowe, Comparison.BEFORE),
                        Granularity.HOUR,
                        "HH"))
                .hasSize(24)
                .startsWith("00 with 00", "01 with 01", "02 with 02");
        assertThat(pairs(
                        past("2026-10-04T00:00", "2026-10-05T00:00", lordHowe, Comparison.BEFORE),
                        Granularity.HOUR,
                        "HH:mm"))
                .hasSize(24)
                .startsWith("00:00 with 00:00", "01:00 with 01:00", "02:30 with 02:00", "03:00 with 03:00");
    }

    @Test
    void dayThatAZoneSkippedIsComparedWithNothing() {
        ZoneId apia = ZoneId.of("Pacific/Apia");

        assertThat(past("2012-01-06T00:00", "2012-01-07T00:00", apia, Comparison.WEEKDAYS)
                        .before())
                .isEmpty();
        assertThat(pairs(
                        past("2011-12-28T00:00", "2012-01-02T00:00", apia, Comparison.WEEKDAYS), Granularity.DAY, "dd"))
                .containsExactly("28 with 21", "29 with 22", "nothing with 23", "31 with 24", "01 with 25");
    }

    @Test
    void nothingIsComparedWhenNothingIsAskedFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compared(new Period.Days(1, 0), UTC, Comparison.NONE, LATER));
    }

    @Test
    void timeThatIsNamedFollowsFromWhatIsShown() {
        Period november = new Period.Between(range("2026-11-01T00:00", "2026-12-01T00:00", BERLIN));
        Period tenDays = new Period.Between(range("2026-11-01T00:00", "2026-11-11T00:00", BERLIN));

        assertThat(usual(new Period.LastMinutes(300), null)).isEqualTo(Comparison.BEFORE);
        assertThat(usual(new Period.ThisMonth(), null)).isEqualTo(Comparison.BEFORE);
        assertThat(usual(november, null)).isEqualTo(Comparison.BEFORE);
        assertThat(usual(new Period.Days(300, 0), Granularity.MONTH)).isEqualTo(Comparison.BEFORE);
        assertThat(usual(tenDays, null)).isEqualTo(Comparison.WEEKDAYS);
        assertThat(usual(new Period.Days(1, 0), null)).isEqualTo(Comparison.WEEKDAYS);
    }

    private static Comparison usual(Period period, @Nullable Granularity granularity) {
        return new Question(period, BERLIN, granularity, null, 1, Filters.NONE, null).comparisonOrSuitable();
    }

    private static ComparedTime past(String from, String until, ZoneId zone, Comparison comparison) {
        return compared(new Period.Between(range(from, until, zone)), zone, comparison, LATER);
    }

    private static ComparedTime compared(Period period, ZoneId zone, Comparison comparison, Instant now) {
        return ComparedTime.of(period, zone, comparison, now);
    }

    private static List<String> pairs(ComparedTime time, Granularity granularity, String pattern) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.US);
        List<String> texts = new ArrayList<>();
        time.pairs(granularity)
                .forEachRemaining(pair -> texts.add(text(pair.start(), time.zone(), format) + " with "
                        + text(pair.earlier(), time.zone(), format)));
        return texts;
    }

    private static String text(@Nullable Instant start, ZoneId zone, DateTimeFormatter format) {
        return start == null ? "nothing" : Objects.requireNonNull(format).format(start.atZone(zone));
    }

    private static DayOfWeek weekday(Instant time) {
        return time.atZone(BERLIN).getDayOfWeek();
    }

    private static TimeRange range(String from, String until, ZoneId zone) {
        return new TimeRange(
                LocalDateTime.parse(from).atZone(zone).toInstant(),
                LocalDateTime.parse(until).atZone(zone).toInstant());
    }
}
