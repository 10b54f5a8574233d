package dev.clickledger.app.console.component.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.clickledger.app.console.registry.FieldError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts what is wrong beside the fields that it is about. */
public final class FieldErrors {

    private final Map<String, HasValidationProperties> fields = new LinkedHashMap<>();

    /** Ties a field of the page to its name in the API; what is wrong with it goes away when it is edited. */
    public <C extends Component & HasValidationProperties & HasValue<?, ?>> C tie(String name, C field) {
        fields.put(name, field);
        field.addValueChangeListener(_ -> field.setInvalid(false));
        return field;
    }

    /** Shows errors beside their fields; returns what belongs to none of them, as one text. */
    public String show(List<FieldError> errors) {
        clear();
        errors.forEach(error -> {
            HasValidationProperties field = fields.get(error.field());
            if (field != null) {
                field.setErrorMessage(error.message());
                field.setInvalid(true);
            }
        });
        return errors.stream()
                .filter(error -> !fields.containsKey(error.field()))
                .map(FieldError::message)
                .collect(Collectors.joining(" "));
    }

    public void clear() {
        fields.values().forEach(field -> field.setInvalid(false));
    }
}
