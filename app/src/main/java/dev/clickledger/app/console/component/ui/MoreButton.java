package dev.clickledger.app.console.component.ui;

import com.vaadin.flow.component.button.Button;
import org.jspecify.annotations.Nullable;

/** Goes on with a list, as long as there is more of it. */
public final class MoreButton extends Button {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Runnable next;

    public MoreButton() {
        super("Show more");
        setVisible(false);
        addClickListener(_ -> {
            Runnable run = next;
            if (run != null) {
                run.run();
            }
        });
    }

    /** What the button does from now on, or null when the list is at its end. */
    public void leadTo(@Nullable Runnable more) {
        next = more;
        setVisible(more != null);
    }
}
