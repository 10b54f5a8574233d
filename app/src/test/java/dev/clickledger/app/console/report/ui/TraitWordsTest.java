package dev.clickledger.app.console.report.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.RecountedHours;
import dev.clickledger.app.console.report.question.Trait;
import dev.clickledger.contract.ClickTrait;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TraitWordsTest {

    private static final Times BERLIN = new Times(ZoneId.of("Europe/Berlin"), Locale.UK);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void hoursAreToldInTheViewersZone() {
        assertThat(TraitWords.note(new RecountedHours(NOON, NOON.plusSeconds(5400)), BERLIN, NEXT_DAY))
                .endsWith("by whole hours: valid clicks from 1 Mar, 13:00 to 1 Mar, 14:30.");
    }

    @Test
    void hoursAreToldAsTheViewersBrowserWritesThem() {
        Times newYork = new Times(ZoneId.of("America/New_York"), Locale.US);
        assertThat(TraitWords.note(new RecountedHours(NOON, NOON.plusSeconds(5400)), newYork, NEXT_DAY)
                        .replace('\u202f', ' '))
                .endsWith("valid clicks from Mar 1, 7:00 AM to Mar 1, 8:30 AM.");
    }

    @Test
    void hoursOfTheDayOfTheTellingAreToldWithoutIt() {
        Instant evening = NOON.plusSeconds(36_000);
        assertThat(TraitWords.note(new RecountedHours(NOON, NOON.plusSeconds(5400)), BERLIN, evening))
                .endsWith("valid clicks from 13:00 to 14:30.");
    }

    @Test
    void hoursThatNoRecountHasReachedAreToldSo() {
        assertThat(TraitWords.note(new RecountedHours(NOON, null), BERLIN, NEXT_DAY))
                .endsWith("has not counted the time since 1 Mar, 13:00 yet.");
    }

    @Test
    void filtersThatCannotBeFollowedAreNamed() {
        assertThat(TraitWords.untold(List.of(Dimension.COUNTRY))).endsWith("cannot be shown by country.");
        assertThat(TraitWords.untold(List.of(Dimension.COUNTRY, Dimension.SOURCE, Dimension.VERDICT)))
                .endsWith("cannot be shown by country, source and verdict.");
    }

    @Test
    void reservedValuesHaveWords() {
        assertThat(TraitWords.of(Trait.REFERRER, ClickTrait.NO_REFERRER)).isEqualTo("No referrer");
        assertThat(TraitWords.of(Trait.REFERRER, ClickTrait.OTHER)).isEqualTo("All others");
        assertThat(TraitWords.of(Trait.BROWSER, "Firefox")).isEqualTo("Firefox");
    }
}
