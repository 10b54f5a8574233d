package dev.clickledger.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void halfAnHourIsComparedWithTheHalfHourBefore() {
        assertThat(Comparison.BEFORE.before(range("2026-03-01T12:00", "2026-03-01T12:30"), BERLIN))
                .isEqualTo(range("2026-03-01T11:30", "2026-03-01T12:00"));
    }

    @Test
    void halfAnHourIsComparedWithTheSameOneAWeekEarlier() {
        assertThat(Comparison.WEEKDAYS.before(range("2026-03-08T12:00", "2026-03-08T12:30"), BERLIN))
                .isEqualTo(range("2026-03-01T12:00", "2026-03-01T12:30"));
    }

    @Test
    void sevenDaysAreComparedWithTheSevenBefore() {
        assertThat(Comparison.BEFORE.before(range("2026-03-08T00:00", "2026-03-15T00:00"), BERLIN))
                .isEqualTo(range("2026-03-01T00:00", "2026-03-08T00:00"));
    }

    @Test
    void thirtyDaysAreComparedWithTheLatestThirtyThatBeginOnTheSameWeekday() {
        TimeRange now = range("2026-03-10T00:00", "2026-04-09T00:00");

        TimeRange before = Comparison.WEEKDAYS.before(now, BERLIN);

        assertThat(before).isEqualTo(range("2026-02-03T00:00", "2026-03-05T00:00"));
        assertThat(weekday(before.from())).isEqualTo(weekday(now.from()));
        assertThat(before.until()).isBeforeOrEqualTo(now.from());
    }

    @Test
    void dayThatIsNotOverIsComparedUpToTheSameTimeOfDay() {
        assertThat(Comparison.WEEKDAYS.before(range("2026-03-10T00:00", "2026-03-10T09:31"), BERLIN))
                .isEqualTo(range("2026-03-03T00:00", "2026-03-03T09:31"));
        assertThat(Comparison.BEFORE.before(range("2026-03-10T00:00", "2026-03-10T09:31"), BERLIN))
                .isEqualTo(range("2026-03-09T00:00", "2026-03-09T09:31"));
    }

    @Test
    void changeOfTheClockDoesNotMoveTheTimeOfDay() {
        assertThat(Comparison.WEEKDAYS.before(range("2026-03-30T00:00", "2026-03-31T00:00"), BERLIN))
                .isEqualTo(range("2026-03-23T00:00", "2026-03-24T00:00"));
        assertThat(Comparison.BEFORE.before(range("2026-03-30T00:00", "2026-03-31T00:00"), BERLIN))
                .isEqualTo(range("2026-03-29T00:00", "2026-03-30T00:00"));
    }

    private static DayOfWeek weekday(Instant time) {
        return time.atZone(BERLIN).getDayOfWeek();
    }

    private static TimeRange range(String from, String until) {
        return new TimeRange(
                LocalDateTime.parse(from).atZone(BERLIN).toInstant(),
                LocalDateTime.parse(until).atZone(BERLIN).toInstant());
    }
}
