package dev.clickledger.app.console.report.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.clickledger.app.console.component.ui.CutText;
import dev.clickledger.app.console.report.question.Dimension;
import dev.clickledger.app.console.report.question.Filters;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;

/** The filters that are on, each with a way to take it off. */
final class FilterChips extends Div {

    private static final long serialVersionUID = 1L;

    private final transient BiConsumer<Dimension, String> remove;
    private final transient Runnable clear;

    FilterChips(BiConsumer<Dimension, String> remove, Runnable clear) {
        this.remove = remove;
        this.clear = clear;
        addClassName("chips");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", "Filters");
        setVisible(false);
    }

    void show(Filters filters, Words words) {
        removeAll();
        filters.values().forEach((dimension, values) -> values.forEach(value -> add(chip(dimension, value, words))));
        if (filters.values().values().stream().mapToInt(Set::size).sum() > 1) {
            NativeButton all = new NativeButton("Clear filters", _ -> clear.run());
            all.addClassName("chip-clear");
            add(all);
        }
        setVisible(!filters.none());
    }

    private NativeButton chip(Dimension dimension, String value, Words words) {
        String name = words.of(dimension, value);
        Span kind = new Span(Words.one(dimension));
        kind.addClassName("chip-kind");
        NativeButton chip = new NativeButton();
        chip.addClickListener(_ -> remove.accept(dimension, value));
        chip.addClassName("chip");
        chip.getElement().appendChild(kind.getElement(), new CutText(name).getElement());
        chip.getElement()
                .setAttribute(
                        "aria-label", "Remove filter " + Words.one(dimension).toLowerCase(Locale.ROOT) + " " + name);
        chip.getElement().setAttribute("data-filter", dimension.parameter() + "=" + value);
        return chip;
    }
}
