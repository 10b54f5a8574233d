package dev.clickledger.app.report.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.clickledger.app.report.MinuteSeries;
import dev.clickledger.app.report.ReportAnswer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says how recent the figures are: live, the last good ones, or none. */
final class Freshness extends Div {

    private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Span badge = new Span("Loading");
    private final Time time = new Time();

    Freshness() {
        addClassName("freshness");
        getElement().setAttribute("role", "status");
        badge.addClassName("badge");
        add(badge, time);
        state("loading");
    }

    void show(ReportAnswer<MinuteSeries> answer, ZoneId zone) {
        if (answer.cached()) {
            state("cached");
            badge.setText("Not live");
            setTitle("The figures cannot be read at the moment; these are the last good ones.");
            time.show("Last good figures, as of ", answer.asOf(), zone);
        } else {
            state("live");
            badge.setText("Live");
            setTitle("When the newest of these counts was written. The page looks for newer ones every second.");
            time.show("Data up to ", answer.value().countedUntil(), zone);
        }
    }

    void unavailable(Instant since, ZoneId zone) {
        state("unavailable");
        badge.setText("No figures");
        setTitle("The figures cannot be read at the moment. The page goes on trying.");
        time.show("Not available since ", since, zone);
    }

    void loading() {
        state("loading");
        badge.setText("Loading");
        time.show("", null, ZoneId.of("UTC"));
    }

    private void state(String state) {
        getElement().setAttribute("data-state", state);
    }

    @Tag("time")
    private static final class Time extends com.vaadin.flow.component.HtmlContainer {

        private static final long serialVersionUID = 1L;

        void show(String before, @Nullable Instant instant, ZoneId zone) {
            if (instant == null) {
                setText(before.isEmpty() ? "" : "No clicks in this hour yet");
                getElement().removeAttribute("datetime");
                return;
            }
            setText(before + TIME.format(instant.atZone(zone)));
            getElement().setAttribute("datetime", DateTimeFormatter.ISO_INSTANT.format(instant));
        }
    }
}
