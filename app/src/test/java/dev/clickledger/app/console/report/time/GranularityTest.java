package dev.clickledger.app.console.report.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.clickledger.app.console.report.pinot.CountTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GranularityTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void daysOfAZoneBeginAtItsMidnight() {
        assertThat(parts("2026-01-01T00:00+01:00", "2026-01-03T00:00+01:00", Granularity.DAY, BERLIN))
                .containsExactly(Instant.parse("2025-12-31T23:00:00Z"), Instant.parse("2026-01-01T23:00:00Z"));
    }

    @Test
    void dayOnWhichClocksGoForwardHasTwentyThreeHours() {
        assertThat(parts("2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", Granularity.HOUR, BERLIN))
                .hasSize(23);
    }

    @Test
    void dayOnWhichClocksGoBackHasTwentyFiveHours() {
        assertThat(parts("2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00", Granularity.HOUR, BERLIN))
                .hasSize(25)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyZonesYearIsCoveredWithoutGapOrOverlap() {
        for (String zone : List.of(
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "America/Sao_Paulo",
                "Africa/Cairo",
                "Pacific/Chatham",
                "Antarctica/Troll",
                "UTC")) {
            for (Granularity granularity : List.of(Granularity.HOUR, Granularity.DAY, Granularity.MONTH)) {
                List<Instant> parts =
                        parts("2026-01-01T00:00+00:00", "2027-01-01T00:00+00:00", granularity, ZoneId.of(zone));
                assertThat(parts).as("%s by %s", zone, granularity).isSorted().doesNotHaveDuplicates();
                for (Instant part : parts.subList(1, parts.size())) {
                    assertThat(granularity.floor(part, ZoneId.of(zone))).isEqualTo(part);
                }
            }
        }
    }

    @Test
    void clocksThatAreChangedWithinAnHourBeginTheNextOneWhenTheyShowIt() {
        ZoneId chatham = ZoneId.of("Pacific/Chatham");

        assertThat(parts("2026-09-27T02:00+12:45", "2026-09-27T06:00+13:45", Granularity.HOUR, chatham))
                .extracting(start -> start.atZone(chatham).toLocalTime().toString())
                .containsExactly("02:00", "03:45", "04:00", "05:00");
        assertThat(parts("2026-09-27T03:50+13:45", "2026-09-27T06:00+13:45", Granularity.HOUR, chatham))
                .extracting(start -> start.atZone(chatham).toLocalTime().toString())
                .containsExactly("03:50", "04:00", "05:00");
        assertThat(parts("2026-04-05T02:50+12:45", "2026-04-05T05:00+12:45", Granularity.HOUR, chatham))
                .extracting(start -> start.atZone(chatham).toLocalTime().toString())
                .containsExactly("02:50", "03:00", "04:00");
    }

    @Test
    void daysGoOnWhereClocksGoBackOverMidnight() {
        ZoneId stJohns = ZoneId.of("America/St_Johns");

        assertThat(parts("2010-11-06T23:30-03:30", "2010-11-09T00:00-03:30", Granularity.DAY, stJohns))
                .isSorted()
                .hasSize(2);
    }

    @Test
    void rangeThatBeginsWithinAPartHasItsOwnBeginning() {
        assertThat(parts("2026-01-01T00:20+01:00", "2026-01-01T02:00+01:00", Granularity.HOUR, BERLIN))
                .containsExactly(Instant.parse("2025-12-31T23:20:00Z"), Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void wholeIsOnePart() {
        assertThat(parts("2026-01-01T00:20+01:00", "2026-01-09T02:00+01:00", Granularity.WHOLE, BERLIN))
                .hasSize(1);
    }

    @Test
    void moreThanAnyoneReadsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parts("2026-01-01T00:00+00:00", "2027-01-01T00:00+00:00", Granularity.MINUTE, BERLIN))
                .withMessageContaining("coarser");
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, DAY, P1D",
        "UTC, HOUR, PT1H",
        "UTC, MINUTE, PT1M",
        "Asia/Kolkata, WHOLE, P1D",
        "Europe/Berlin, DAY, PT1H",
        "Europe/Berlin, MONTH, PT1H",
        "Asia/Kolkata, HOUR, PT15M",
        "Asia/Kathmandu, DAY, PT15M",
        "Australia/Lord_Howe, DAY, PT15M",
    })
    void pinotAddsUpOnlyWhatLiesInOnePart(ZoneId zone, Granularity granularity, Duration step) {
        TimeRange year = range("2026-01-01T00:00+00:00", "2027-01-01T00:00+00:00");

        assertThat(CountTable.step(year, granularity, zone)).isEqualTo(step);
    }

    private static List<Instant> parts(String from, String until, Granularity granularity, ZoneId zone) {
        return range(from, until).parts(granularity, zone);
    }

    private static TimeRange range(String from, String until) {
        return new TimeRange(
                java.time.OffsetDateTime.parse(from).toInstant(),
                java.time.OffsetDateTime.parse(until).toInstant());
    }
}
