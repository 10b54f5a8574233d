package dev.clickledger.app.console.system.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.clickledger.app.console.system.heartbeat.HeartbeatState;
import java.time.Duration;
import java.util.Optional;

/** How long clicks take to be seen: now, mostly, at worst, and the last of them one by one. */
final class FreshnessCard extends Section {

    private static final long serialVersionUID = 1L;

    private final Figure now = new Figure("freshness", "Freshness now", "Normal: 1 to 2 s, and below 5 s.");
    private final Figure median = new Figure("median", "Median of 10 minutes", "Normal: below 2 s.");
    private final Figure worst = new Figure("worst", "Worst of 10 minutes", "Normal: below 5 s. More after a restart.");
    private final Figure failures =
            new Figure("failures", "Not seen in 10 minutes", "Normal: 0. Each is a click that did not come through.");
    private final ReadingsLine line = new ReadingsLine();

    FreshnessCard() {
        addClassName("card");
        Paragraph explanation =
                new Paragraph("Every few seconds one real click is sent to the redirect and looked for in"
                        + " what pages show. It belongs to Clickledger itself and is in nobody's figures.");
        explanation.addClassName("quiet");
        Div figures = new Div(now, median, worst, failures);
        figures.addClassNames("numbers", "in-fours");
        Paragraph scale =
                new Paragraph("The last readings, newest at the right. A full bar is 5 s or more; red is not seen.");
        scale.addClassName("figure-note");
        add(new H2("From a click to a figure"), explanation, figures, line, scale);
    }

    void show(HeartbeatState heartbeat, Freshness freshness, Amounts amounts) {
        boolean alarm = freshness.state().equals("alarm");
        Duration age = freshness.age();
        if (age == null) {
            now.showNothing();
        } else {
            now.show(alarm ? "> " + amounts.age(age) : amounts.time(age));
        }
        now.mark(alarm);
        fill(median, heartbeat.median(), amounts);
        if (alarm && age != null && age.compareTo(heartbeat.worst().orElse(Duration.ZERO)) > 0) {
            // what is not seen yet has been on its way for longer than any other
            worst.show("> " + amounts.age(age));
        } else {
            fill(worst, heartbeat.worst(), amounts);
        }
        failures.show(amounts.count(heartbeat.failures(), "click"));
        failures.mark(heartbeat.failures() > 0);
        line.show(heartbeat.recent(), amounts);
    }

    private static void fill(Figure figure, Optional<Duration> length, Amounts amounts) {
        length.ifPresentOrElse(known -> figure.show(amounts.time(known)), figure::showNothing);
    }
}
