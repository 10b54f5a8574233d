package dev.clickledger.app.console.ad.ui;

import com.vaadin.flow.component.select.Select;
import dev.clickledger.app.console.registry.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses what a list shows. */
final class StatusFilter extends Select<StatusFilter.Choice> {

    private static final long serialVersionUID = 1L;

    enum Choice {
        CURRENT("All current", null),
        ACTIVE("Active", Status.ACTIVE),
        PAUSED("Paused", Status.PAUSED),
        ARCHIVED("Archived", Status.ARCHIVED);

        private final String words;
        private final @Nullable Status status;

        Choice(String words, @Nullable Status status) {
            this.words = words;
            this.status = status;
        }
    }

    StatusFilter() {
        setAriaLabel("Status");
        setItems(List.of(Choice.values()));
        setItemLabelGenerator(choice -> choice.words);
        setValue(Choice.CURRENT);
    }

    @Nullable
    Status chosen() {
        Choice choice = getValue();
        return choice == null ? null : choice.status;
    }
}
