package dev.clickledger.app.console.component.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** Something that people must not miss, in the page and with what they can do about it. */
public final class Message extends Div {

    private static final long serialVersionUID = 1L;

    public enum Tone {
        GOOD,
        WAITING,
        BAD
    }

    public Message() {
        addClassName("message");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    public void say(Tone tone, String text, Component... choices) {
        removeAll();
        getElement().setAttribute("data-tone", tone.name().toLowerCase(Locale.ROOT));
        Div tools = new Div(choices);
        tools.addClassName("tools");
        add(new Span(text), tools);
        setVisible(true);
    }

    public void clear() {
        removeAll();
        setVisible(false);
    }
}
