package dev.clickledger.app.console.report.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.clickledger.app.console.component.ui.Times;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Says plainly, above everything, that the figures are not current, since when, and what the reader can do. */
final class StaleBanner extends Div {

    private static final long serialVersionUID = 1L;

    private final Span words = new Span();
    private final Age age = new Age();

    StaleBanner() {
        addClassName("banner");
        getElement().setAttribute("role", "alert");
        add(words, age);
        setVisible(false);
    }

    void lastGood(Instant asOf, Times times, Instant now) {
        say("These figures are not current: they are the last good ones, from " + times.recentSecond(asOf, now)
                + ". Clicks go on being recorded, and the page goes live again by itself.");
        age.since(asOf);
        setVisible(true);
    }

    void unavailable(Instant since, Times times, Instant now) {
        say("The figures cannot be read since " + times.recentSecond(since, now)
                + ". Clicks go on being recorded; the page shows them as soon as it can.");
        age.since(since);
        setVisible(true);
    }

    void refused(Instant since, Times times, Instant now) {
        say("These figures cannot be given as they are asked for since " + times.recentSecond(since, now)
                + ". Choose a shorter time, longer steps or fewer filters. Clicks go on being recorded.");
        age.since(since);
        setVisible(true);
    }

    void stalled(Instant since, Times times, Instant now) {
        say("Clicks are recorded but not counted since " + times.recentSecond(since, now)
                + ". They appear here as soon as counting goes on; none is lost.");
        age.since(since);
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }

    /** An alert that is said again is announced again. */
    private void say(String text) {
        if (!text.equals(words.getText())) {
            words.setText(text);
        }
    }

    /** Counts up in the browser. */
    @Tag("time-ago")
    @JsModule("context://js/time-ago.js")
    private static final class Age extends HtmlContainer {

        private static final long serialVersionUID = 1L;

        void since(Instant time) {
            getElement().setAttribute("datetime", DateTimeFormatter.ISO_INSTANT.format(time));
        }
    }
}
