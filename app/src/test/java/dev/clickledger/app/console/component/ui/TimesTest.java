package dev.clickledger.app.console.component.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant AFTERNOON = Instant.parse("2026-03-01T14:05:09Z");

    @Test
    void areWrittenAsTheReadersBrowserWritesThem() {
        assertThat(new Times(BERLIN, Locale.UK).dayAndMinute(AFTERNOON)).isEqualTo("1 Mar 2026, 15:05");
        assertThat(new Times(BERLIN, Locale.GERMANY).dayAndMinute(AFTERNOON)).isEqualTo("01.03.2026, 15:05");
        assertThat(plain(new Times(BERLIN, Locale.US).dayAndMinute(AFTERNOON))).isEqualTo("Mar 1, 2026, 3:05 PM");
    }

    @Test
    void tellTheirDayUnlessItIsTheDayOfTheTelling() {
        Times times = new Times(BERLIN, Locale.UK);
        Instant lastSecond = Instant.parse("2026-03-01T22:59:59Z");
        assertThat(times.recentSecond(AFTERNOON, lastSecond)).isEqualTo("15:05:09");
        assertThat(times.recentMinute(AFTERNOON, lastSecond)).isEqualTo("15:05");
        assertThat(times.recentSecond(AFTERNOON, lastSecond.plusSeconds(1))).isEqualTo("1 Mar, 15:05:09");
        assertThat(times.recentMinute(AFTERNOON, lastSecond.plusSeconds(1))).isEqualTo("1 Mar, 15:05");
    }

    @Test
    void changeTheDayAtTheMidnightOfTheirZone() {
        Instant lateInBerlin = Instant.parse("2026-03-01T22:30:00Z");
        Instant now = Instant.parse("2026-03-01T23:30:00Z");
        assertThat(new Times(BERLIN, Locale.UK).recentMinute(lateInBerlin, now)).isEqualTo("1 Mar, 23:30");
        assertThat(new Times(ZoneId.of("UTC"), Locale.UK).recentMinute(lateInBerlin, now))
                .isEqualTo("22:30");
    }

    @Test
    void ofAnotherYearTellTheYearToo() {
        Times times = new Times(BERLIN, Locale.UK);
        assertThat(times.recentSecond(AFTERNOON, Instant.parse("2027-01-01T12:00:00Z")))
                .isEqualTo("1 Mar 2026, 15:05:09");
    }

    @Test
    void thatAreEnteredAreThoseOfTheZone() {
        Times times = new Times(BERLIN, Locale.UK);
        assertThat(times.instant(times.local(AFTERNOON))).isEqualTo(AFTERNOON);
        assertThat(times.local(AFTERNOON)).hasToString("2026-03-01T15:05:09");
    }

    /** With plain spaces in place of those that keep a time on one line. */
    private static String plain(String text) {
        return text.replace('\u202f', ' ');
    }
}
