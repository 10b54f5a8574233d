package dev.clickledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RecountWindowTest {

    @Test
    void consecutiveMinutesMakeOneWindow() {
        assertThat(RecountWindow.cut(minutes("12:01", "12:02", "12:03"), Instant.EPOCH, minute -> false))
                .containsExactly(window("12:01", "12:04", false));
    }

    @Test
    void aGapAndAFullHourCutAWindow() {
        assertThat(RecountWindow.cut(minutes("12:01", "12:03", "12:59", "13:00"), Instant.EPOCH, minute -> false))
                .containsExactly(
                        window("12:01", "12:02", false),
                        window("12:03", "12:04", false),
                        window("12:59", "13:00", false),
                        window("13:00", "13:01", false));
    }

    @Test
    void minutesInWhichTheSpeedLayerIsBehindStandApart() {
        assertThat(RecountWindow.cut(
                        minutes("12:01", "12:02", "12:03"), Instant.EPOCH, minute -> !minute.isBefore(time("12:02"))))
                .containsExactly(window("12:01", "12:02", false), window("12:02", "12:04", true));
    }

    @Test
    void minutesThatEndedBeforeTheLogBeganStandApart() {
        assertThat(RecountWindow.cut(
                        minutes("12:01", "12:02", "12:03"), time("12:02").plusSeconds(30), minute -> false))
                .containsExactly(
                        new RecountWindow(time("12:01"), time("12:02"), false, true), window("12:02", "12:04", false));
    }

    private static SortedSet<Instant> minutes(String... times) {
        return Arrays.stream(times).map(RecountWindowTest::time).collect(Collectors.toCollection(TreeSet::new));
    }

    private static RecountWindow window(String start, String end, boolean behind) {
        return new RecountWindow(time(start), time(end), behind, false);
    }

    private static Instant time(String text) {
        return Instant.parse("2026-03-01T" + text + ":00Z");
    }
}
