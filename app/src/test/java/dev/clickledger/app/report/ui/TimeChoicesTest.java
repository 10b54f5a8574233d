package dev.clickledger.app.report.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.report.Comparison;
import dev.clickledger.app.report.Filters;
import dev.clickledger.app.report.Period;
import dev.clickledger.app.report.Question;
import dev.clickledger.app.report.TimeRange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimeChoicesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-06-30T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void aTimeThatReachesFurtherBackThanTheCountsSaysSinceWhenTheyAreKept() {
        Period spring = new Period.Between(
                new TimeRange(Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-06-01T00:00:00Z")));
        assertThat(kept(spring, Comparison.NONE)).contains("35 days", "before 26 May 2026");
    }

    @Test
    void soDoesOneThatIsComparedWithATimeBeforeThem() {
        assertThat(kept(new Period.Days(30, 0), Comparison.BEFORE)).contains("35 days", "compared");
    }

    @Test
    void nothingIsSaidOfATimeWhoseCountsAreKept() {
        assertThat(kept(new Period.Days(30, 0), Comparison.NONE)).isEmpty();
        assertThat(kept(new Period.Days(7, 0), Comparison.WEEKDAYS)).isEmpty();
    }

    private static String kept(Period period, Comparison comparison) {
        Question question = new Question(period, BERLIN, null, null, 1, Filters.NONE, comparison);
        return new TimeChoices(NOW)
                .state(new Address(question, Metric.CLICKS), false, Locale.UK)
                .path("kept")
                .asString();
    }
}
