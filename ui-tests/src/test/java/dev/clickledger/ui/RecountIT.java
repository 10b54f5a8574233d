package dev.clickledger.ui;

import dev.clickledger.contract.ClickTime;
import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.DashboardPage;
import dev.clickledger.ui.pages.RecountsPage;
import dev.clickledger.ui.stack.Alarms;
import dev.clickledger.ui.stack.LogAge;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.Records;
import dev.clickledger.ui.stack.RunningStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The recount finds what the stream did not count, or counted wrongly, and everyone sees the corrected figures. Comes
 * last, when the log is old enough.
 */
@Journey
@Order(Integer.MAX_VALUE)
@TestInstance(Lifecycle.PER_CLASS)
class RecountIT {

    /** Beyond the oldest minute that these journeys write into. */
    private static final Duration LOG_AGE = Duration.ofMinutes(9);

    private boolean recounted;

    /** Everything that is closed is recounted, so that the next run looks only at what a journey adds. */
    @BeforeEach
    void theLogIsOlderThanTheClicks(RunningStack stack) {
        LogAge.atLeast(LOG_AGE, stack);
        if (!recounted) {
            stack.reconcile();
            recounted = true;
        }
    }

    @Test
    void clicksFromBeforeTheLogBeganAreNoDrift(Windows windows, RunningStack stack) {
        Instant minute = ClickTime.minuteOf(Instant.now().minus(Duration.ofHours(5)));
        RecountsPage recounts =
                windows.of(Person.ADMIN).opens("/admin").recounts().expectShown();

        new Records(stack, "globex", "globex-sea", "globex-ferry").lateClicks(minute.plusSeconds(7), 3);
        stack.reconcile();

        recounts.expectFilledIn(3).expectNoFinding("globex-ferry", minute);
    }

    @Test
    void lateClicksAreCountedAndExplained(Windows windows, RunningStack stack) {
        Instant minute = minutesAgo(7);
        Ad ad = newAd("Late", windows, stack);
        RecountsPage recounts =
                windows.of(Person.ADMIN).opens("/admin").recounts().expectShown();
        DashboardPage dashboard = ad.dashboard(windows);

        new Records(stack, "globex", "globex-rail", "globex-late").lateClicks(minute.plusSeconds(7), 3);
        ad.records.lateClicks(minute.plusSeconds(7), 3);
        stack.reconcile();

        recounts.finding("globex-late", minute)
                .expectWord("Corrected")
                .expectDemoLabel()
                .expect("Streamed", 0)
                .expect("Recounted", 3)
                .expect("Late", 3)
                .expect("Missing", 0);
        dashboard.expectMinute(minute, 3, "RECONCILED");
    }

    @Test
    void aWrongStreamedRowIsCorrectedInTheNextRunAndRaisesAnAlarm(Windows windows, RunningStack stack) {
        Instant minute = minutesAgo(7);
        Ad ad = newAd("Wrong", windows, stack);
        RecountsPage recounts =
                windows.of(Person.ADMIN).opens("/admin").recounts().expectShown();
        DashboardPage dashboard = ad.dashboard(windows);
        ad.records.lateClicks(minute.plusSeconds(7), 2);
        ad.records.streamedCount(minute, 9);
        dashboard.expectMinute(minute, 9, "CLOSED");
        Alarms alarms = new Alarms(stack);
        long phantomBefore = alarms.unexplained("phantom");

        stack.reconcile();

        recounts.finding(ad.id, minute)
                .expectWord("Unexplained")
                .expect("Streamed", 9)
                .expect("Recounted", 2)
                .expect("Late", 2)
                .expect("Phantom", 9);
        recounts.expectAlarm();
        alarms.expectUnexplained("phantom", phantomBefore + 9);
        dashboard.expectMinute(minute, 2, "RECONCILED");

        ad.records.streamedCount(minute, 11);
        ad.records.streamedCount(minute.minus(Duration.ofMinutes(1)), 4);
        dashboard.expectMinute(minute.minus(Duration.ofMinutes(1)), 4, "CLOSED");
        dashboard.expectMinute(minute, 2, "RECONCILED");
    }

    @Test
    void whereClicksCameFromIsListedOnceTheirHourIsRecounted(Windows windows, RunningStack stack) {
        Ad ad = newAd("From somewhere", windows, stack);
        DashboardPage dashboard = ad.dashboard(windows);

        ad.records.lateClicks(minutesAgo(7), 2, "timetable.example");
        ad.records.lateClicks(minutesAgo(6), 1);
        stack.reconcile();

        dashboard
                .expectListed("Referrers", "timetable.example", 2)
                .expectListed("Referrers", "No referrer", 1)
                .expectListed("Browsers", "Chrome", 3)
                .expectListed("Operating systems", "Linux", 3)
                .expectText("come from the recount, by whole hours: valid clicks from");
        windows.of(Person.ACME_EDITOR)
                .opens("/")
                .dashboard()
                .expectLive()
                .expectRecountedWithout("Referrers", "timetable.example");
        windows.of(ad.editor)
                .opens("/?ad=" + ad.id + "&country=ZZ")
                .dashboard()
                .expectLive()
                .expectText("so they cannot be shown by country")
                .expectNoList("Referrers");
    }

    /** An ad that nobody clicks. */
    private record Ad(String id, Person editor, Records records) {

        DashboardPage dashboard(Windows windows) {
            return windows.of(editor).opens("/?ad=" + id).dashboard().expectShown();
        }
    }

    private static Ad newAd(String name, Windows windows, RunningStack stack) {
        OwnTenant own = OwnTenant.of(stack, windows);
        String campaign = own.machine().campaign("Recounted");
        String ad = own.machine().ad(campaign, name, List.of());
        return new Ad(ad, own.tenant().editor(), new Records(stack, own.tenant().id(), campaign, ad));
    }

    private static Instant minutesAgo(int minutes) {
        return ClickTime.minuteOf(Instant.now().minus(Duration.ofMinutes(minutes)));
    }
}
