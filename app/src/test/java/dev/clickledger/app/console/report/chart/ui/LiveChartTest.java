package dev.clickledger.app.console.report.chart.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.report.compare.ComparedReports;
import dev.clickledger.app.console.report.compare.ComparedSeries;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.question.ClickSeries.Point;
import dev.clickledger.app.console.report.question.Counts;
import dev.clickledger.app.console.report.time.ComparisonCase;
import dev.clickledger.app.console.report.time.ComparisonOracle;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.TimeRange;
import dev.clickledger.contract.MinuteState;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class LiveChartTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void zonesAreNamedAsBrowsersKnowThem() {
        assertThat(LiveChart.nameForBrowsers(ZoneId.of("Asia/Calcutta"))).isEqualTo("Asia/Calcutta");
        assertThat(LiveChart.nameForBrowsers(ZoneId.of("UTC+3"))).isEqualTo("+03:00");
        assertThat(LiveChart.nameForBrowsers(ZoneId.of("-04:30"))).isEqualTo("-04:30");
        assertThat(LiveChart.nameForBrowsers(ZoneOffset.UTC)).isEqualTo("UTC");
    }

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

    @Test
    void hourThatComesTwiceIsToldApartByItsOffset() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant one = Instant.parse("2026-10-24T23:00:00Z");
        List<Point> hours = Stream.iterate(one, hour -> hour.plusSeconds(3600))
                .limit(4)
                .map(hour -> open(hour, 1))
                .toList();
        TimeRange night = new TimeRange(one, one.plusSeconds(4 * 3600));

        ObjectNode byHour = LiveChart.update(null, new ClickSeries(night, berlin, Granularity.HOUR, hours, null));
        assertThat(byHour.get("offsets").toString())
                .isEqualTo("{\"%d\":\"UTC+2\",\"%d\":\"UTC+1\"}"
                        .formatted(
                                one.plusSeconds(3600).toEpochMilli(),
                                one.plusSeconds(2 * 3600).toEpochMilli()));
        ObjectNode byDay = LiveChart.update(null, new ClickSeries(night, berlin, Granularity.DAY, hours, null));
        assertThat(byDay.get("offsets")).isEmpty();
    }

    @Test
    void chartAndTableHoldTheSamePairs() {
        long seed = ComparisonCase.seed();
        ComparisonCase.cases(seed, 25).map(LiveChartTest::together).forEach(asked -> {
            ComparedReports.Answer answer =
                    new ComparedReports(asked.counts(), asked.clock()).ask(ComparisonCase.SCOPE, asked.question());
            answer.compared()
                    .ifPresent(compared -> assertThat(rows(answer.shown().value(), compared))
                            .as("seed %d: %s", seed, asked)
                            .containsExactlyInAnyOrderElementsOf(asked.oracle().lines()));
        });
    }

    /** What the browser makes of what it is sent. */
    private static List<ComparisonOracle.Line> rows(ClickSeries series, ComparedSeries compared) {
        Map<Long, Long> shown = new HashMap<>();
        LiveChart.update(null, series)
                .get("points")
                .forEach(cells -> shown.put(cells.get(0).asLong(), clicks(cells)));
        List<ComparisonOracle.Line> rows = new ArrayList<>();
        LiveChart.comparison(compared).get("pairs").forEach(pair -> {
            JsonNode start = pair.get(0);
            JsonNode before = pair.get(1);
            rows.add(new ComparisonOracle.Line(
                    start.isNull() ? null : Instant.ofEpochMilli(start.asLong()),
                    before.isNull() ? null : Instant.ofEpochMilli(before.get(0).asLong()),
                    null,
                    start.isNull() ? 0 : Objects.requireNonNull(shown.get(start.asLong())),
                    before.isNull() ? 0 : clicks(before)));
        });
        return rows;
    }

    private static long clicks(JsonNode cells) {
        return cells.get(1).asLong() + cells.get(2).asLong() + cells.get(3).asLong();
    }

    private static ComparisonCase together(ComparisonCase asked) {
        return new ComparisonCase(
                asked.zone(),
                asked.now(),
                asked.period(),
                asked.granularity(),
                asked.comparison(),
                null,
                1,
                asked.rows());
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
