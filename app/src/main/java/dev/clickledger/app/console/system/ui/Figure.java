package dev.clickledger.app.console.system.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A number with its name and a sentence on what is normal. */
final class Figure extends Div {

    private static final long serialVersionUID = 1L;
    private static final String NOTHING = "–";

    private final Span number = new Span(NOTHING);

    Figure(String name, String label, String normal) {
        addClassName("figure");
        Span title = new Span(label);
        title.addClassName("figure-label");
        number.addClassName("figure-number");
        Span note = new Span(normal);
        note.addClassName("figure-note");
        add(title, number, note);
        getElement().setAttribute("data-figure", name);
    }

    /** Shows a number with its unit. */
    void show(String text) {
        if (!number.getText().equals(text)) {
            number.setText(text);
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
