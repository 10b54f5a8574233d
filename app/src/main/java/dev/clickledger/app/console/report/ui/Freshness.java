package dev.clickledger.app.console.report.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.clickledger.app.console.component.ui.Times;
import dev.clickledger.app.console.report.answer.ReportAnswer;
import dev.clickledger.app.console.report.question.ClickSeries;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Says how recent the figures are: live, paused, the last good ones, or none. */
final class Freshness extends Div {

    private static final long serialVersionUID = 1L;

    private final Span badge = new Span("Loading");
    private final Span offline = new Span("Offline");
    private final Span cut = new Span("Not live");
    private final Time time = new Time();

    Freshness() {
        addClassName("freshness");
        // only the word is announced: the time beside it moves every second
        badge.getElement().setAttribute("role", "status");
        badge.addClassName("badge");
        // the browser shows one of them in the other's place: who is cut off can be told nothing
        offline.addClassNames("badge", "badge-offline");
        cut.addClassNames("badge", "badge-cut");
        add(badge, offline, cut, time);
        state("loading");
    }

    void show(ReportAnswer<ClickSeries> answer, boolean moves, Times times, Instant now) {
        ClickSeries series = answer.value();
        if (answer.cached()) {
            state("cached");
            badge.setText("Not live");
            setTitle("The figures cannot be read at the moment; these are the last good ones.");
            time.show("Last good figures, as of ", answer.asOf(), times.recentSecond(answer.asOf(), now));
            return;
        }
        state(moves ? "live" : "past");
        badge.setText(moves ? "Live" : "Past");
        setTitle(
                moves
                        ? "When the newest of these counts was written. The page looks for newer ones all the time."
                        : "When the newest of these counts was written.");
        Instant counted = series.countedUntil();
        if (counted == null) {
            time.say("No clicks in this time");
        } else {
            time.show(
                    "Data up to ", counted, moves ? times.recentSecond(counted, now) : times.datedSecond(counted, now));
        }
    }

    void paused(Instant since, Times times, Instant now) {
        state("paused");
        badge.setText("Paused");
        setTitle("The figures stand still until you resume.");
        time.show("Since ", since, times.recentSecond(since, now));
    }

    void unavailable(Instant since, Times times, Instant now) {
        state("unavailable");
        badge.setText("No figures");
        setTitle("The figures cannot be read at the moment. The page goes on trying.");
        time.show("Not available since ", since, times.recentSecond(since, now));
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
            say("");
        }

        void say(String text) {
            setText(text);
            getElement().removeAttribute("datetime");
        }

        void show(String before, Instant instant, String text) {
            setText(before + text);
            getElement().setAttribute("datetime", DateTimeFormatter.ISO_INSTANT.format(instant));
        }
    }
}
