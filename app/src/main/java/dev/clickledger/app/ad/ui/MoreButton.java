package dev.clickledger.app.ad.ui;

import com.vaadin.flow.component.button.Button;
import org.jspecify.annotations.Nullable;

/** Goes on with a list, as long as there is more of it. */
final class MoreButton extends Button {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Runnable next;

    MoreButton() {
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
    void leadTo(@Nullable Runnable more) {
        next = more;
        setVisible(more != null);
    }
}
