package dev.clickledger.app.console.report.pinot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.clickledger.app.console.pinot.PinotRow;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.app.console.security.Scopes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Which stretches are read from minutes and which from quarters of an hour. */
class TableRangeTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final TimeRange ADDED_UP = range("01T00:15", "07T11:45");

    @Test
    void theMiddleIsReadByTheQuarterAndWhatLiesAroundItByTheMinute() {
        assertThat(of(range("02T10:07", "07T12:03"), HOUR))
                .containsExactly(
                        minutes("02T10:07", "02T10:15"),
                        quarters("02T10:15", "07T11:45"),
                        minutes("07T11:45", "07T12:03"));
    }

    @Test
    void nothingLiesAroundWholeQuarters() {
        assertThat(of(range("02T10:30", "03T10:45"), HOUR)).containsExactly(quarters("02T10:30", "03T10:45"));
    }

    @Test
    void timeBeforeTheFirstQuarterIsReadByTheMinute() {
        assertThat(of(range("01T00:00", "03T00:00"), HOUR))
                .containsExactly(minutes("01T00:00", "01T00:15"), quarters("01T00:15", "03T00:00"));
    }

    @Test
    void shortStretchesAndFineStepsAreReadByTheMinuteWithoutAsking() {
        AtomicBoolean asked = new AtomicBoolean();
        TimeRange brief = range("02T10:00", "02T12:45");
        TimeRange day = range("02T00:00", "03T00:00");

        assertThat(TableRange.of(brief, HOUR, () -> asking(asked))).containsExactly(minutes("02T10:00", "02T12:45"));
        assertThat(TableRange.of(day, Duration.ofMinutes(1), () -> asking(asked)))
                .containsExactly(minutes("02T00:00", "03T00:00"));
        assertThat(asked).isFalse();
    }

    @Test
    void whereHardlyAnythingIsAddedUpMinutesAreRead() {
        assertThat(of(range("07T10:00", "08T10:00"), HOUR)).containsExactly(minutes("07T10:00", "08T10:00"));
        assertThat(TableRange.of(range("02T00:00", "03T00:00"), HOUR, Optional::empty))
                .containsExactly(minutes("02T00:00", "03T00:00"));
    }

    @Test
    void theLastQuarterMayBeThereInPartAndDoesNotCount() {
        PinotRow row = new PinotRow(JsonNodeFactory.instance
                .arrayNode()
                .add(1.0 * ADDED_UP.from().toEpochMilli())
                .add(1.0 * ADDED_UP.until().toEpochMilli()));

        assertThat(PinotQuarters.range(List.of(row))).contains(ADDED_UP);
    }

    @Test
    void noRowsAndASingleQuarterAreNone() {
        PinotRow none = new PinotRow(
                JsonNodeFactory.instance.arrayNode().add("Infinity").add("-Infinity"));
        PinotRow one =
                new PinotRow(JsonNodeFactory.instance.arrayNode().add(900_000).add(900_000));

        assertThat(PinotQuarters.range(List.of(none))).isEmpty();
        assertThat(PinotQuarters.range(List.of(one))).isEmpty();
        assertThat(PinotQuarters.range(List.of())).isEmpty();
    }

    @Test
    void theQuartersAreThoseOfTheTenant() {
        assertThat(PinotQuarters.select(Scopes.tenant("acme")).sql())
                .isEqualTo("SELECT MIN(\"minute\"), MAX(\"minute\") FROM quarter_counts"
                        + " WHERE \"tenantId\" = 'acme' LIMIT 1");
    }

    private static List<TableRange> of(TimeRange range, Duration step) {
        return TableRange.of(range, step, () -> Optional.of(ADDED_UP));
    }

    private static Optional<TimeRange> asking(AtomicBoolean asked) {
        asked.set(true);
        return Optional.of(ADDED_UP);
    }

    private static TableRange minutes(String from, String until) {
        return new TableRange(CountTable.MINUTES, range(from, until));
    }

    private static TableRange quarters(String from, String until) {
        return new TableRange(CountTable.QUARTERS, range(from, until));
    }

    private static TimeRange range(String from, String until) {
        return new TimeRange(Instant.parse("2026-03-" + from + ":00Z"), Instant.parse("2026-03-" + until + ":00Z"));
    }
}
