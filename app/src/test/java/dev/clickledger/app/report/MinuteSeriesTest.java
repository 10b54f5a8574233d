package dev.clickledger.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.MinuteState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MinuteSeriesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void lastHourEndsWithTheCurrentMinute() {
        TimeRange hour = Period.lastHour().at(NOON.plusSeconds(30));

        assertThat(hour).isEqualTo(new TimeRange(NOON.minusSeconds(59 * 60), NOON.plusSeconds(60)));
        assertThat(hour.minutes()).hasSize(60).last().isEqualTo(NOON);
    }

    @Test
    void gapsAreFilled() {
        MinuteSeries series = MinuteSeries.filled(
                new TimeRange(NOON, NOON.plusSeconds(180)),
                Map.of(NOON.plusSeconds(60), reconciled(NOON.plusSeconds(60), 4)),
                NOON);

        assertThat(series.minutes()).extracting(MinuteClicks::clicks).containsExactly(0L, 4L, 0L);
    }

    @Test
    void totalsSumWhatIsShown() {
        MinuteSeries series =
                series(new MinuteClicks(NOON, 2, 3, 5, 7, 11, MinuteState.OPEN), reconciled(NOON.plusSeconds(60), 10));

        assertThat(series.totals()).isEqualTo(new Totals(20, 7, 11, 15));
        assertThat(series.totals().shareReconciled()).hasValue(0.75);
    }

    @Test
    void nothingHasNoShare() {
        assertThat(series(MinuteClicks.none(NOON)).totals().shareReconciled()).isEmpty();
    }

    @Test
    void fallingCountIsDoubtfulUnlessARecountCorrectedIt() {
        MinuteSeries ten = series(new MinuteClicks(NOON, 10, 0, 0, 0, 0, MinuteState.OPEN));
        MinuteSeries nine = series(new MinuteClicks(NOON, 0, 9, 0, 0, 0, MinuteState.CLOSED));
        MinuteSeries corrected = series(reconciled(NOON, 9));

        assertThat(nine.fallsBehind(ten)).isTrue();
        assertThat(ten.fallsBehind(nine)).isFalse();
        assertThat(corrected.fallsBehind(ten)).isFalse();
    }

    private static MinuteClicks reconciled(Instant minute, long clicks) {
        return new MinuteClicks(minute, 0, 0, clicks, 0, 0, MinuteState.RECONCILED);
    }

    private static MinuteSeries series(MinuteClicks... minutes) {
        return new MinuteSeries(new TimeRange(NOON, NOON.plusSeconds(60L * minutes.length)), List.of(minutes), NOON);
    }
}
