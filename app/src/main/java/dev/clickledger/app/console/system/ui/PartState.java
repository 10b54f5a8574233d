package dev.clickledger.app.console.system.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A part of the platform with its state in a word and a sentence. */
final class PartState extends Div {

    private static final long serialVersionUID = 1L;

    private final Span word = new Span();
    private final Span sentence = new Span();

    PartState(String name, String label) {
        addClassName("part");
        Span title = new Span(label);
        title.addClassName("part-name");
        word.addClassName("badge");
        sentence.addClassName("figure-note");
        Div head = new Div(title, word);
        head.addClassName("part-head");
        add(head, sentence);
        getElement().setAttribute("data-part", name);
    }

    /** Shows a state of the theme, such as {@code live} or {@code alarm}. */
    void show(String state, String text, String explanation) {
        getElement().setAttribute("data-state", state);
        word.getElement().getParent().setAttribute("data-state", state);
        set(word, text);
        set(sentence, explanation);
    }

    private static void set(Span span, String text) {
        if (!span.getText().equals(text)) {
            span.setText(text);
        }
    }
}
