package dev.clickledger.app.console.component.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.Function;

/** Asks for a name. */
public final class NameDialog {

    private NameDialog() {}

    /**
     * Opens the dialog.
     *
     * @param save takes the name, and says what is wrong with it if something is
     */
    public static void open(String title, String button, String before, Function<String, Optional<String>> save) {
        Dialog dialog = new Dialog();
        // a click beside it must not throw away what was typed
        dialog.setCloseOnOutsideClick(false);
        dialog.setHeaderTitle(title);
        TextField name = new TextField("Name");
        name.setValue(before);
        name.setWidth("min(24rem, 75vw)");
        Button ok = new Button(button, _ -> {
            Optional<String> wrong = save.apply(name.getValue());
            if (wrong.isEmpty()) {
                dialog.close();
            } else {
                name.setErrorMessage(wrong.get());
                name.setInvalid(true);
            }
        });
        ok.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        ok.addClickShortcut(Key.ENTER).listenOn(dialog);
        Div content = new Div(name);
        content.addClassName("dialog-fields");
        dialog.add(content);
        dialog.getFooter().add(new Button("Cancel", _ -> dialog.close()), ok);
        dialog.open();
        name.focus();
    }
}
