package dev.clickledger.app.report.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.clickledger.app.report.ClickSeries;
import dev.clickledger.app.report.ReportAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says how recent the figures are: live, paused, the last good ones, or none. */
final class Freshness extends Div {

    private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ROOT);

    private final Span badge = new Span("Loading");
    private final Time time = new Time();

    Freshness() {
        addClassName("freshness");
        // only the word is announced: the time beside it moves every second
        badge.getElement().setAttribute("role", "status");
        badge.addClassName("badge");
        add(badge, time);
        state("loading");
    }

    void show(ReportAnswer<ClickSeries> answer, boolean moves) {
        ClickSeries series = answer.value();
        if (answer.cached()) {
            state("cached");
            badge.setText("Not live");
            setTitle("The figures cannot be read at the moment; these are the last good ones.");
            time.show("Last good figures, as of ", answer.asOf(), series.zone());
            return;
        }
        state(moves ? "live" : "past");
        badge.setText(moves ? "Live" : "Past");
        setTitle(
                moves
                        ? "When the newest of these counts was written. The page looks for newer ones all the time."
                        : "When the newest of these counts was written.");
        Instant counted = series.countedUntil();
        time.show(counted == null ? "No clicks in this time" : "Data up to ", counted, series.zone());
    }

    void paused(Instant since, ZoneId zone) {
        state("paused");
        badge.setText("Paused");
        setTitle("The figures stand still until you resume.");
        time.show("Since ", since, zone);
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

    /** A time of today, or with its day. */
    static String text(Instant instant, ZoneId zone) {
        boolean today = LocalDate.ofInstant(instant, zone).equals(LocalDate.now(zone));
        return (today ? TIME : DAY_AND_TIME).format(instant.atZone(zone));
    }

    private void state(String state) {
        getElement().setAttribute("data-state", state);
    }

    @Tag("time")
    private static final class Time extends HtmlContainer {

        private static final long serialVersionUID = 1L;

        void show(String before, @Nullable Instant instant, ZoneId zone) {
            if (instant == null) {
                setText(before);
                getElement().removeAttribute("datetime");
                return;
            }
            setText(before + text(instant, zone));
            getElement().setAttribute("datetime", DateTimeFormatter.ISO_INSTANT.format(instant));
        }
    }
}
