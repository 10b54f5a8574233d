package dev.clickledger.app.console.audit.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day, chosen as the browser lets people choose one. */
final class DayField extends Div {

    private static final long serialVersionUID = 1L;

    private final Input input = new Input();

    DayField(String label, String id, Runnable onChange) {
        addClassName("day-field");
        input.setType("date");
        input.setId(id);
        NativeLabel name = new NativeLabel(label);
        name.setFor(input);
        input.addValueChangeListener(_ -> onChange.run());
        add(name, input);
    }

    /** The day, or null when none is chosen. */
    @Nullable
    LocalDate day() {
        try {
            return input.getValue().isBlank() ? null : LocalDate.parse(input.getValue());
        } catch (DateTimeException e) {
            // a browser without such a field lets people write anything
            return null;
        }
    }
}
