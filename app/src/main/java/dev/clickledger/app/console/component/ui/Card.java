package dev.clickledger.app.console.component.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;

/** A titled part of a page. */
public final class Card extends Section {

    private static final long serialVersionUID = 1L;

    private final Div tools = new Div();

    public Card(String title, Component... content) {
        addClassName("card");
        getElement().setAttribute("aria-label", title);
        tools.addClassName("tools");
        Div head = new Div(new H2(title), tools);
        head.addClassName("card-head");
        add(head);
        add(content);
    }

    /** Puts buttons and links beside the title. */
    public Card withTools(Component... more) {
        tools.add(more);
        return this;
    }

    public static Paragraph quiet(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassName("quiet");
        return paragraph;
    }
}
