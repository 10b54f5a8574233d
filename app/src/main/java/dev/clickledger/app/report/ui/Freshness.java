package dev.clickledger.app.report.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.clickledger.app.report.ClickSeries;
import dev.clickledger.app.report.ReportAnswer;
import dev.clickledger.app.shell.ui.Times;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Says how recent the figures are: live, paused, the last good ones, or none. */
final class Freshness extends Div {

    private static final long serialVersionUID = 1L;

    private final Span badge = new Span("Loading");
    private final Span offline = new Span("Offline");
    private final Time time = new Time();

    Freshness() {
        addClassName("freshness");
        // only the word is announced: the time beside it moves every second
        badge.getElement().setAttribute("role", "status");
        badge.addClassName("badge");
        // the browser shows it in the other's place: who is cut off can be told nothing
        offline.addClassNames("badge", "badge-offline");
        add(badge, offline, time);
        state("loading");
    }

    void show(ReportAnswer<ClickSeries> answer, boolean moves, Times times) {
        ClickSeries series = answer.value();
        if (answer.cached()) {
            state("cached");
            badge.setText("Not live");
            setTitle("The figures cannot be read at the moment; these are the last good ones.");
            time.show("Last good figures, as of ", answer.asOf(), times);
            return;
        }
        state(moves ? "live" : "past");
        badge.setText(moves ? "Live" : "Past");
        setTitle(
                moves
                        ? "When the newest of these counts was written. The page looks for newer ones all the time."
                        : "When the newest of these counts was written.");
        Instant counted = series.countedUntil();
        time.show(counted == null ? "No clicks in this time" : "Data up to ", counted, times);
    }

    void paused(Instant since, Times times) {
        state("paused");
        badge.setText("Paused");
        setTitle("The figures stand still until you resume.");
        time.show("Since ", since, times);
    }

    void unavailable(Instant since, Times times) {
        state("unavailable");
        badge.setText("No figures");
        setTitle("The figures cannot be read at the moment. The page goes on trying.");
        time.show("Not available since ", since, times);
    }

    void loading() {
        state("loading");
        badge.setText("Loading");
        time.clear();
    }

    private void state(String state) {
        getElement().setAttribute("data-state", state);
    }

    @Tag("time")
    private static final class Time extends HtmlContainer {

        private static final long serialVersionUID = 1L;

        void clear() {
            setText("");
            getElement().removeAttribute("datetime");
        }

        void show(String before, @Nullable Instant instant, Times times) {
            if (instant == null) {
                clear();
                setText(before);
                return;
            }
            setText(before + times.recentSecond(instant));
            getElement().setAttribute("datetime", DateTimeFormatter.ISO_INSTANT.format(instant));
        }
    }
}
