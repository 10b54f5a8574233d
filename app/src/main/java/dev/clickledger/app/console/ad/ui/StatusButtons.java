package dev.clickledger.app.console.ad.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import dev.clickledger.app.console.component.ui.Ask;
import dev.clickledger.app.console.registry.Status;
import java.util.List;
import java.util.function.Consumer;

/** Buttons that pause, resume, archive and restore. */
final class StatusButtons {

    private StatusButtons() {}

    static List<Component> of(Status now, String what, Consumer<Status> set) {
        Button archive = new Button(
                "Archive",
                _ -> Ask.before(
                        "Archive this " + what + "?",
                        "Its clicks no longer count, and lists leave it out. Its links go on leading to their"
                                + " destinations. You can restore it at any time.",
                        "Archive",
                        () -> set.accept(Status.ARCHIVED)));
        archive.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return switch (now) {
            case ACTIVE -> List.of(new Button("Pause", _ -> set.accept(Status.PAUSED)), archive);
            case PAUSED -> List.of(new Button("Resume", _ -> set.accept(Status.ACTIVE)), archive);
            case ARCHIVED -> List.of(new Button("Restore", _ -> set.accept(Status.PAUSED)));
        };
    }
}
