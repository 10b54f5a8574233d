package dev.clickledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClickTimeTest {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");
    private static final Duration BOUND = Duration.ofMinutes(1);

    @Test
    void aClockAheadOfTheBrokersDoesNotMoveAClickIntoTheFuture() {
        assertThat(ClickTime.eventTime(NOON.plusSeconds(7200), NOON)).isEqualTo(NOON);
        assertThat(ClickTime.eventTime(NOON.toEpochMilli() + 7_200_000, NOON.toEpochMilli()))
                .isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void aClickIsAsOldAsItWasReceived() {
        assertThat(ClickTime.eventTime(NOON.minusSeconds(5), NOON)).isEqualTo(NOON.minusSeconds(5));
    }

    @Test
    void aMinuteHoldsItsStartAndNotItsEnd() {
        assertThat(ClickTime.minuteOf(NOON)).isEqualTo(NOON);
        assertThat(ClickTime.minuteOf(NOON.plusMillis(59_999))).isEqualTo(NOON);
        assertThat(ClickTime.minuteOf(NOON.plusMillis(60_000))).isEqualTo(NOON.plusSeconds(60));
        assertThat(ClickTime.minuteOf(-1)).isEqualTo(-60_000);
    }

    @Test
    void aQuarterHoldsItsStartAndNotItsEnd() {
        assertThat(ClickTime.quarterOf(NOON)).isEqualTo(NOON);
        assertThat(ClickTime.quarterOf(NOON.plusMillis(899_999))).isEqualTo(NOON);
        assertThat(ClickTime.quarterOf(NOON.plusMillis(900_000))).isEqualTo(NOON.plus(ClickTime.QUARTER));
        assertThat(ClickTime.quarterOf(Instant.ofEpochMilli(-1))).isEqualTo(Instant.EPOCH.minus(ClickTime.QUARTER));
    }

    @Test
    void aRecordIsLateOnlyBeyondTheBound() {
        assertThat(ClickTime.late(NOON, NOON.plus(BOUND), BOUND)).isFalse();
        assertThat(ClickTime.late(NOON, NOON.plus(BOUND).plusMillis(1), BOUND)).isTrue();
        assertThat(ClickTime.late(0, 60_000, 60_000)).isFalse();
        assertThat(ClickTime.late(0, 60_001, 60_000)).isTrue();
    }
}
