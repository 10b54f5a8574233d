package dev.clickledger.app.report.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.report.ClickSeries;
import dev.clickledger.app.report.ClickSeries.Point;
import dev.clickledger.app.report.Counts;
import dev.clickledger.app.report.Granularity;
import dev.clickledger.app.report.TimeRange;
import dev.clickledger.contract.MinuteState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class LiveChartTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void firstUpdateHoldsEveryPoint() {
        ObjectNode update = LiveChart.update(null, series(3, 4));

        assertThat(update.get("fresh").asBoolean()).isTrue();
        assertThat(update.get("points")).hasSize(2);
        assertThat(update.get("starts").get(0).asLong()).isEqualTo(NOON.toEpochMilli());
        assertThat(update.get("points").get(0).toString()).isEqualTo("[1772366400000,0,0,3,0,0,\"OPEN\"]");
    }

    @Test
    void laterUpdatesHoldOnlyWhatChanged() {
        ObjectNode update = LiveChart.update(series(3, 4), series(3, 5));

        assertThat(update.get("fresh").asBoolean()).isFalse();
        assertThat(update.get("starts")).isEmpty();
        assertThat(update.get("points")).hasSize(1);
        assertThat(update.get("points").get(0).get(3).asLong()).isEqualTo(5);
    }

    private static ClickSeries series(long first, long second) {
        return new ClickSeries(
                new TimeRange(NOON, NOON.plusSeconds(120)),
                ZoneId.of("UTC"),
                Granularity.MINUTE,
                List.of(open(NOON, first), open(NOON.plusSeconds(60), second)),
                NOON);
    }

    private static Point open(Instant minute, long clicks) {
        return new Point(minute, null, new Counts(clicks, 0, 0, 0, 0, MinuteState.OPEN));
    }
}
