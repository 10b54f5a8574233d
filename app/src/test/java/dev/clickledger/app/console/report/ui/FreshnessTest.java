package dev.clickledger.app.console.report.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.report.answer.ReportAnswer;
import dev.clickledger.app.console.report.question.ClickSeries;
import dev.clickledger.app.console.report.time.Granularity;
import dev.clickledger.app.console.report.time.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Times WORDS = new Times(BERLIN, Locale.UK);
    private static final Instant COUNTED = Instant.parse("2026-11-29T00:40:25Z");

    private final Freshness freshness = new Freshness();

    @Test
    void tellsOfTodayTheTimeAlone() {
        freshness.show(counted(), true, WORDS, Instant.parse("2026-11-29T22:59:59Z"));
        assertThat(words()).isEqualTo("Data up to 01:40:25");
    }

    @Test
    void tellsTheDayAsSoonAsItIsOver() {
        freshness.show(counted(), true, WORDS, Instant.parse("2026-11-29T23:00:00Z"));
        assertThat(words()).isEqualTo("Data up to 29 Nov, 01:40:25");
    }

    @Test
    void alwaysTellsTheDayOfAPastTime() {
        freshness.show(counted(), false, WORDS, Instant.parse("2026-11-29T12:00:00Z"));
        assertThat(words()).isEqualTo("Data up to 29 Nov, 01:40:25");
    }

    @Test
    void tellsTheDaySinceWhichItIsPaused() {
        freshness.paused(COUNTED, WORDS, Instant.parse("2026-11-30T12:00:00Z"));
        assertThat(words()).isEqualTo("Since 29 Nov, 01:40:25");
    }

    private String words() {
        return freshness.getElement().getChild(3).getText();
    }

    private static ReportAnswer<ClickSeries> counted() {
        TimeRange range = new TimeRange(Instant.parse("2026-11-28T23:00:00Z"), Instant.parse("2026-11-29T12:00:00Z"));
        return new ReportAnswer<>(
                new ClickSeries(range, BERLIN, Granularity.HOUR, List.of(), COUNTED), COUNTED.plusSeconds(1), false);
    }
}
