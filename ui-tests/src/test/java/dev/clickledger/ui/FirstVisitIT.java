package dev.clickledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.ui.browser.Journey;
import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.pages.DashboardPage;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import dev.clickledger.ui.stack.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What somebody waits for who opens the dashboard with nothing in the browser's cache. */
@Journey
class FirstVisitIT {

    private static final boolean SOAK = Boolean.getBoolean("soak");
    private static final int VISITS = SOAK ? 7 : 1;
    private static final List<String> PRESSED = List.of("Repeats", "Invalid", "Clicks");
    private static final long MOST_BYTES = 1_000_000;

    @Test
    void thePageIsLightAndFast(Windows windows, RunningStack stack) {
        new Visitor(stack, "acme-boots").click();
        List<Long> paints = new ArrayList<>();
        List<Long> presses = new ArrayList<>();
        long bytes = 0;
        for (int visit = 0; visit < VISITS; visit++) {
            Window window = windows.of(Person.ACME_VIEWER).opens("/");
            DashboardPage dashboard = window.dashboard().expectLive().expectSomeClicks();
            paints.add(window.firstPaintMillis());
            bytes = Math.max(bytes, window.transferred());
            PRESSED.forEach(figure -> presses.add(dashboard.timesDrawing(figure).toMillis()));
        }

        System.out.printf(
                Locale.ROOT,
                "measured: first visits to the dashboard: first contentful paint, ms: %s; from pressing a figure until it"
                        + " is drawn, ms: %s; at most %,d bytes transferred%n",
                paints,
                presses,
                bytes);
        assertThat(bytes).isBetween(1L, MOST_BYTES);
        if (SOAK) {
            assertThat(median(paints)).isLessThanOrEqualTo(Duration.ofMillis(1_500));
            assertThat(median(presses)).isLessThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    private static Duration median(List<Long> millis) {
        return Duration.ofMillis(millis.stream().sorted().toList().get(millis.size() / 2));
    }
}
