package dev.clickledger.app.report.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One number of the totals row. */
final class Figure extends Div {

    private static final long serialVersionUID = 1L;

    private final Span number = new Span("–");

    Figure(String name, String label, String explanation) {
        addClassName("figure");
        setTitle(explanation);
        getElement().setAttribute("data-figure", name);
        Span title = new Span(label);
        title.addClassName("figure-label");
        number.addClassName("figure-number");
        add(title, number);
    }

    /**
     * Shows a number.
     *
     * @param text as people read it
     * @param value as programs read it
     */
    void show(String text, String value) {
        number.setText(text);
        getElement().setAttribute("data-value", value);
    }

    void clear() {
        number.setText("–");
        getElement().removeAttribute("data-value");
    }
}
