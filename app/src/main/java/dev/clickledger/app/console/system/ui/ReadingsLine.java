package dev.clickledger.app.console.system.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.clickledger.app.console.system.heartbeat.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The last readings as a row of bars, newest at the right. What was not seen is a full bar in the colour of alarms. */
final class ReadingsLine extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 60;

    /** A scale that does not jump with each reading. */
    private static final double FULL_SECONDS = Freshness.PROMISED.toSeconds();

    private static final double LEAST_PERCENT = 3;

    private transient List<Reading> shown = List.of();

    ReadingsLine() {
        addClassName("readings");
        getElement().setAttribute("role", "img");
    }

    void show(List<Reading> recent, Amounts amounts) {
        List<Reading> last = recent.subList(Math.max(0, recent.size() - MOST), recent.size());
        if (last.equals(shown)) {
            return;
        }
        shown = List.copyOf(last);
        removeAll();
        last.forEach(reading -> add(bar(reading, amounts)));
        getElement()
                .setAttribute(
                        "aria-label",
                        last.isEmpty()
                                ? "No readings yet"
                                : "The last " + last.size() + " readings, the newest is "
                                        + text(last.getLast(), amounts));
    }

    private static Span bar(Reading reading, Amounts amounts) {
        Span bar = new Span();
        double seconds = reading.took().toMillis() / 1_000.0;
        double percent = reading.seen() ? Math.clamp(100 * seconds / FULL_SECONDS, LEAST_PERCENT, 100) : 100;
        bar.getStyle().set("block-size", String.format(Locale.ROOT, "%.1f%%", percent));
        bar.getElement().setAttribute("data-reading", state(reading));
        bar.getElement().setAttribute("title", text(reading, amounts));
        return bar;
    }

    private static String state(Reading reading) {
        if (!reading.seen()) {
            return "failed";
        }
        return reading.took().compareTo(Freshness.PROMISED) > 0 ? "slow" : "seen";
    }

    private static String text(Reading reading, Amounts amounts) {
        return reading.seen()
                ? amounts.time(reading.took())
                : reading.outcome().text() + " after " + amounts.time(max(reading.took()));
    }

    private static Duration max(Duration took) {
        return took.isNegative() ? Duration.ZERO : took;
    }
}
