package dev.clickledger.app.console.system.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A number with its name and a sentence on what is normal. */
final class Figure extends Div {

    private static final long serialVersionUID = 1L;
    private static final String NOTHING = "–";

    private final Span number = new Span(NOTHING);
    private final Span unit = new Span();

    Figure(String name, String label, String normal) {
        addClassName("figure");
        Span title = new Span(label);
        title.addClassName("figure-label");
        unit.addClassName("figure-unit");
        Div amount = new Div(number, unit);
        amount.addClassName("figure-number");
        Span note = new Span(normal);
        note.addClassName("figure-note");
        add(title, amount, note);
        getElement().setAttribute("data-figure", name);
    }

    /** Shows a number with its unit, which stands behind the last space. */
    void show(String text) {
        int space = text.lastIndexOf(' ');
        set(number, space < 0 ? text : text.substring(0, space));
        set(unit, space < 0 ? "" : text.substring(space));
    }

    private static void set(Span span, String text) {
        if (!span.getText().equals(text)) {
            span.setText(text);
        }
    }

    /** Shows that it is not known. */
    void showNothing() {
        show(NOTHING);
    }

    /** Whether it is something to look into. */
    void mark(boolean wrong) {
        getElement().setAttribute("data-wrong", wrong);
    }
}
