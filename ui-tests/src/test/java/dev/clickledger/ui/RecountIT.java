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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The recount finds what the stream did not count, or counted wrongly, and everyone sees the corrected figures. */
@Journey
class RecountIT {

    /** Beyond the oldest minute that these journeys write into. */
    private static final Duration LOG_AGE = Duration.ofMinutes(8);

    @BeforeEach
    void theLogIsOlderThanTheClicks(RunningStack stack) {
        LogAge.atLeast(LOG_AGE, stack);
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
        Instant minute = minutesAgo(6);
        RecountsPage recounts =
                windows.of(Person.ADMIN).opens("/admin").recounts().expectShown();
        DashboardPage dashboard = windows.of(Person.GLOBEX_EDITOR)
                .opens("/?ad=globex-alps")
                .dashboard()
                .expectLive();

        new Records(stack, "globex", "globex-rail", "globex-alps").lateClicks(minute.plusSeconds(7), 3);
        stack.reconcile();

        recounts.finding("globex-alps", minute)
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
        Instant minute = minutesAgo(6);
        Records records = new Records(stack, "acme", "acme-spring", "acme-tents");
        RecountsPage recounts =
                windows.of(Person.ADMIN).opens("/admin").recounts().expectShown();
        DashboardPage dashboard = windows.of(Person.ACME_EDITOR)
                .opens("/?ad=acme-tents")
                .dashboard()
                .expectLive();
        records.lateClicks(minute.plusSeconds(7), 2);
        records.streamedCount(minute, 9);
        dashboard.expectMinute(minute, 9, "CLOSED");
        Alarms alarms = new Alarms(stack);
        long phantomBefore = alarms.unexplained("phantom");

        stack.reconcile();

        recounts.finding("acme-tents", minute)
                .expectWord("Unexplained")
                .expect("Streamed", 9)
                .expect("Recounted", 2)
                .expect("Late", 2)
                .expect("Phantom", 9);
        recounts.expectAlarm();
        alarms.expectUnexplained("phantom", phantomBefore + 9);
        dashboard.expectMinute(minute, 2, "RECONCILED");

        records.streamedCount(minute, 11);
        records.streamedCount(minute.minus(Duration.ofMinutes(1)), 4);
        dashboard.expectMinute(minute.minus(Duration.ofMinutes(1)), 4, "CLOSED");
        dashboard.expectMinute(minute, 2, "RECONCILED");
    }

    @Test
    void whereClicksCameFromIsListedOnceTheirHourIsRecounted(Windows windows, RunningStack stack) {
        DashboardPage dashboard = windows.of(Person.GLOBEX_EDITOR)
                .opens("/?ad=globex-coast")
                .dashboard()
                .expectLive();
        Records records = new Records(stack, "globex", "globex-sea", "globex-coast");

        records.lateClicks(minutesAgo(6), 2, "timetable.example");
        records.lateClicks(minutesAgo(5), 1);
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
        windows.of(Person.GLOBEX_EDITOR)
                .opens("/?ad=globex-coast&country=ZZ")
                .dashboard()
                .expectLive()
                .expectText("so they cannot be shown by country")
                .expectNoList("Referrers");
    }

    private static Instant minutesAgo(int minutes) {
        return ClickTime.minuteOf(Instant.now().minus(Duration.ofMinutes(minutes)));
    }
}
