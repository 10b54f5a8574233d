package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.contract.ClickTime;
import dev.clickledger.ui.browser.AtDeskAndOnPhone;
import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Look;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.DashboardPage;
import dev.clickledger.ui.pages.TimePart;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.Records;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoField;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Any time can be looked at, by any clock, and compared. */
@Journey
class TimeIT {

    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A period, how it is divided, and into how many parts; 0 where that depends on the time of day or month. */
    private record Preset(String name, String heading, int parts, String inAddress) {}

    private static final List<Preset> PRESETS = List.of(
            new Preset("Last hour", "Clicks by the minute", 60, "period=60m"),
            new Preset("Today", "Clicks by the hour", 0, "period=today"),
            new Preset("Yesterday", "Clicks by the hour", 0, "period=yesterday"),
            new Preset("Last 7 days", "Clicks by the day", 7, "period=7d"),
            new Preset("Last 30 days", "Clicks by the day", 30, "period=30d"),
            new Preset("This month", "Clicks by the day", 0, "period=month"),
            new Preset("Last 30 minutes", "Clicks by the minute", 30, "period=30m"));

    /** A tenant without any click sees no chart. */
    @BeforeAll
    static void aClick(RunningStack stack) {
        new Visitor(stack, "acme-boots").click();
    }

    @AtDeskAndOnPhone
    void everyPeriodIsOneChoiceAway(Look look, Windows windows) {
        Window window = windows.of(Person.ACME_VIEWER, look).opens("/");
        DashboardPage dashboard = window.dashboard().expectLive();
        dashboard.time().expectPeriod("Last 30 minutes").expectZone("Europe/Berlin");

        for (Preset preset : PRESETS) {
            dashboard.time().period(preset.name()).expectPeriod(preset.name());
            dashboard.expectChart(preset.heading()).expectShown();
            if (preset.parts() > 0) {
                dashboard.expectParts(preset.parts());
            }
            window.expectAddress(preset.inAddress());
        }
    }

    @AtDeskAndOnPhone
    void arrowsGoToTheTimeBeforeAndBackAgain(Look look, Windows windows) {
        Window window = windows.of(Person.ACME_VIEWER, look).opens("/?period=today&timezone=Europe/Berlin");
        DashboardPage dashboard = window.dashboard().expectLive();
        TimePart time = dashboard.time().expectNothingLater();

        time.earlier().expectPeriod("Yesterday");
        dashboard.expectBadge("Past");
        time.earlier();
        assertThat(window.dashboard().expectParts(hours(2)).partNames().getFirst())
                .contains(", 00:00");
        time.later().expectPeriod("Yesterday").later().expectPeriod("Today").expectNothingLater();
        dashboard.expectLive();

        time.by("Minute");
        dashboard.expectChart("Clicks by the minute");
        time.by("Hour");
        dashboard.expectChart("Clicks by the hour");
    }

    @AtDeskAndOnPhone
    void figuresAreComparedWithTheTimeBefore(Look look, Windows windows, RunningStack stack) {
        OwnTenant own = OwnTenant.of(stack, windows);
        String campaign = own.machine().campaign("Compared " + look);
        String ad = own.machine().ad(campaign, "Grows", List.of());
        Records records = new Records(stack, own.tenant().id(), campaign, ad);
        Instant now = ClickTime.minuteOf(Instant.now());
        records.streamedCount(now.minus(Duration.ofMinutes(45)), 4);
        records.streamedCount(now.minus(Duration.ofMinutes(15)), 5);

        DashboardPage dashboard = windows.of(own.tenant().viewer(), look)
                .opens("/?ad=" + ad)
                .dashboard()
                .expectLive()
                .expectClicks(5, PROMISED);
        dashboard.time().expectCompared("The time before");
        dashboard
                .expectFigure("change", Pattern.compile("\\+25 ?%.*from 4 before", Pattern.DOTALL))
                .expectLegend("Reconciled", "Closed", "Open", "The time before");

        dashboard.time().compares("Nothing");
        dashboard.expectFigure("change", Pattern.compile("–")).expectLegend("Reconciled", "Closed", "Open");
        dashboard.time().compares("Same weekdays");
        dashboard.expectFigure("change", Pattern.compile("nothing to compare with"));
    }

    @AtDeskAndOnPhone
    void whatTheTimeBeforeHasBesidesIsInTheTableToo(Look look, Windows windows, RunningStack stack) {
        OwnTenant own = OwnTenant.of(stack, windows);
        String campaign = own.machine().campaign("Beside " + look);
        String ad = own.machine().ad(campaign, "Six hours", List.of());
        Records records = new Records(stack, own.tenant().id(), campaign, ad);
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
        Instant midnight = yesterday.atStartOfDay(ZoneOffset.UTC).toInstant();
        records.streamedCount(midnight.minus(Duration.ofHours(2)), 3);
        records.streamedCount(midnight.plus(Duration.ofHours(1)), 4);
        records.streamedCount(midnight.plus(Duration.ofHours(4)), 5);

        DashboardPage dashboard = windows.of(own.tenant().viewer(), look)
                .opens("/?ad=%s&from=%sT02:00&to=%sT08:00&timezone=UTC&granularity=day&compare=before"
                        .formatted(ad, yesterday, yesterday))
                .dashboard()
                .expectBadge("Past")
                .expectClicks(5, PROMISED)
                .expectFigure("change", Pattern.compile("−29 ?%.*from 7 before", Pattern.DOTALL))
                .expectParts(2);
        assertThat(dashboard.partNames())
                .satisfiesExactly(
                        name -> assertThat(name).doesNotContain("before"),
                        name -> assertThat(name).startsWith("Only before: "));
    }

    @AtDeskAndOnPhone
    void aDayOnWhichClocksAreSetBackHasTwentyFiveHours(Look look, Windows windows) {
        Window window = windows.of(Person.ACME_VIEWER, look).opens("/");
        DashboardPage dashboard = window.dashboard().expectLive();
        LocalDateTime day = lastSetBack();

        dashboard.time().refusesBetween(day, day).between(day, day.plusDays(1));

        dashboard.expectChart("Clicks by the hour").expectParts(25);
        assertThat(dashboard.partNames())
                .filteredOn(name -> name.contains("02:00"))
                .satisfiesExactly(
                        name -> assertThat(name).endsWith("02:00 UTC+2"),
                        name -> assertThat(name).endsWith("02:00 UTC+1"));
        window.expectAddress("from=");
        dashboard.time().zone("Asia/Tehran").expectZone("Asia/Tehran");
        // half an hour off: the hours at both ends are halves
        dashboard.expectParts(26);
        assertThat(dashboard.partNames().getFirst()).endsWith("01:30");
        window.loadsAgain().dashboard().expectParts(26).time().expectZone("Asia/Tehran");
    }

    @Test
    void todayIsTheNewDayAsSoonAsTheOldOneIsOver(Windows windows) {
        Instant midnight = ClickTime.minuteOf(Instant.now().plusSeconds(75));
        ZoneOffset zone = whereTheDayBeginsAt(midnight);
        String newDay = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Locale.UK)
                .format(midnight.atOffset(zone));
        DashboardPage dashboard = windows.of(Person.ACME_VIEWER)
                .opens("/?period=today&timezone=" + URLEncoder.encode(zone.getId(), StandardCharsets.UTF_8))
                .dashboard()
                .expectLive();
        assertThat(dashboard.partNames()).hasSize(24);

        dashboard
                .time()
                .expectPeriod("Today")
                .expectRange(Pattern.compile(newDay + ", 00:00 – 00:0[12]"), Duration.ofSeconds(100));
        dashboard.expectParts(1).expectLive();
    }

    @Test
    void aLinkShowsAColleagueInAnotherZoneTheSameTime(Windows windows) {
        Window mine = windows.of(Person.ACME_VIEWER).opens("/?period=today");
        mine.dashboard().expectLive().time().expectZone("Europe/Berlin").zone("Asia/Tehran");
        mine.expectAddress("timezone=Asia%2FTehran").dashboard().time().zone("Europe/Berlin");
        mine.expectAddress("timezone=Europe%2FBerlin").dashboard().time().expectZone("Europe/Berlin");
        mine.expectAddress("period=today");

        Window theirs = windows.of(Person.ACME_EDITOR, "Asia/Kolkata").opens(mine.address());
        theirs.dashboard().expectLive().time().expectZone("Europe/Berlin").expectPeriod("Today");
        theirs.opens("/").dashboard().expectLive().time().expectZone("Asia/Calcutta");
        assertThat(theirs.expectAddress("timezone=Asia%2FCalcutta").address())
                .isEqualTo("/?period=30m&timezone=Asia%2FCalcutta");
        theirs.goesBack().dashboard().expectLive().time().expectZone("Europe/Berlin");
    }

    /** The zone in which that time is midnight. */
    private static ZoneOffset whereTheDayBeginsAt(Instant time) {
        int minuteOfDay = time.atOffset(ZoneOffset.UTC).get(ChronoField.MINUTE_OF_DAY);
        return ZoneOffset.ofTotalSeconds(60 * (minuteOfDay <= 14 * 60 ? -minuteOfDay : 24 * 60 - minuteOfDay));
    }

    private static int hours(int daysAgo) {
        LocalDate day = LocalDate.now(BERLIN).minusDays(daysAgo);
        return (int) Duration.between(day.atStartOfDay(BERLIN), day.plusDays(1).atStartOfDay(BERLIN))
                .toHours();
    }

    private static LocalDateTime lastSetBack() {
        ZoneOffsetTransition change = BERLIN.getRules().previousTransition(Instant.now());
        while (!change.isOverlap()) {
            change = BERLIN.getRules().previousTransition(change.getInstant());
        }
        return change.getDateTimeBefore().toLocalDate().atStartOfDay();
    }
}
