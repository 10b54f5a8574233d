package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Traffic;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.SystemPage;
import dev.clickledger.ui.stack.Outage;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Those who run the platform see how it is doing. */
@Journey
class SystemIT {

    /** Two beats and a slow click between them. */
    private static final Duration NEXT_BEAT = Duration.ofSeconds(30);

    /** Asked every five seconds, and two more for an answer that does not come. */
    private static final Duration NOTICED = Duration.ofSeconds(20);

    private static final Duration BACK = Duration.ofSeconds(120);

    @Test
    void freshnessIsShownAndMovesByItself(Windows windows) {
        Window admin = windows.of(Person.ADMIN);
        SystemPage system = admin.opens("/admin/system").system().expectShown().expectBadge("Live", NEXT_BEAT);
        assertThat(system.freshnessSeconds()).isBetween(0.0, 10.0);
        Traffic traffic = admin.traffic();
        traffic.forget();

        String read = system.figure("events");
        String fresh = system.figure("freshness");
        system.expectAnother("freshness", fresh, NEXT_BEAT).expectAnother("events", read, NEXT_BEAT);

        assertThat(traffic.navigations()).isZero();
        system.expectPart("redirect", "Takes clicks", NEXT_BEAT)
                .expectPart("job", "Runs", NEXT_BEAT)
                .expectPart("pinot", "Answers", NEXT_BEAT);
    }

    @Test
    void aStreamingJobThatDiedIsSaidSoAndItsNumbersAreNotCalledFresh(Windows windows, RunningStack stack) {
        SystemPage system = windows.of(Person.ADMIN)
                .opens("/admin/system")
                .system()
                .expectShown()
                .expectPart("job", "Runs", BACK)
                .expectBadge("Live", BACK);

        try (Outage away = stack.outage("streaming-job")) {
            system.expectPart("job", "Does not answer", NOTICED)
                    .expectJobSaid(Pattern.compile("^Not live: these are the last numbers, as of \\d"), NOTICED)
                    .expectBadge("Not seen", NOTICED)
                    .expectFigure("freshness", Pattern.compile("^> \\d+ s$"), NOTICED);
        }

        system.expectPart("job", "Runs", BACK)
                .expectJobSaid(Pattern.compile("^As of \\d"), BACK)
                .expectBadge("Live", BACK);
    }
}
