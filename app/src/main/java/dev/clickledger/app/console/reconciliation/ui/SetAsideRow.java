package dev.clickledger.app.console.reconciliation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.clickledger.app.console.reconciliation.SetAside;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;

/** How many records the stream put aside. */
final class SetAsideRow extends Div {

    private static final long serialVersionUID = 1L;

    private final Div late =
            counter("late", "Late clicks", "Reached the log too late for the stream; the recount counts them");
    private final Div malformed =
            counter("malformed", "Malformed records", "Are no click; kept with the reason for 30 days");

    SetAsideRow() {
        addClassNames("totals", "set-aside");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", "Records that were put aside");
        add(late, malformed);
    }

    void show(Optional<SetAside> counts, Locale locale) {
        NumberFormat whole = NumberFormat.getIntegerInstance(locale);
        fill(late, counts.map(SetAside::late), whole);
        fill(malformed, counts.map(SetAside::malformed), whole);
    }

    private static Div counter(String name, String label, String explanation) {
        Span title = new Span(label);
        title.addClassName("figure-label");
        Span number = new Span("–");
        number.addClassName("figure-number");
        Span note = new Span(explanation);
        note.addClassName("figure-note");
        Div counter = new Div(title, number, note);
        counter.addClassName("figure");
        counter.getElement().setAttribute("data-figure", name);
        return counter;
    }

    private static void fill(Div counter, Optional<Long> count, NumberFormat whole) {
        counter.getElement().getChild(1).setText(count.map(whole::format).orElse("–"));
        count.ifPresentOrElse(
                value -> counter.getElement().setAttribute("data-value", Long.toString(value)),
                () -> counter.getElement().removeAttribute("data-value"));
    }
}
