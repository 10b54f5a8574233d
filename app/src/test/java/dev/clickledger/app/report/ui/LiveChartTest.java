package dev.clickledger.app.report.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.report.MinuteClicks;
import dev.clickledger.app.report.MinuteSeries;
import dev.clickledger.app.report.TimeRange;
import dev.clickledger.contract.MinuteState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class LiveChartTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void firstUpdateHoldsEveryMinute() {
        ObjectNode update = LiveChart.update(null, series(3, 4));

        assertThat(update.get("minutes")).hasSize(2);
        assertThat(update.get("from").asLong()).isEqualTo(NOON.toEpochMilli());
        assertThat(update.get("minutes").get(0).toString()).isEqualTo("[1772366400000,0,0,3,0,0,\"OPEN\"]");
    }

    @Test
    void laterUpdatesHoldOnlyWhatChanged() {
        ObjectNode update = LiveChart.update(series(3, 4), series(3, 5));

        assertThat(update.get("minutes")).hasSize(1);
        assertThat(update.get("minutes").get(0).get(3).asLong()).isEqualTo(5);
    }

    private static MinuteSeries series(long first, long second) {
        return new MinuteSeries(
                new TimeRange(NOON, NOON.plusSeconds(120)),
                List.of(open(NOON, first), open(NOON.plusSeconds(60), second)),
                NOON);
    }

    private static MinuteClicks open(Instant minute, long clicks) {
        return new MinuteClicks(minute, clicks, 0, 0, 0, 0, MinuteState.OPEN);
    }
}
