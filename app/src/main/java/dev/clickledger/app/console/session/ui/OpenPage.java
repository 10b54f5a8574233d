package dev.clickledger.app.console.session.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import dev.clickledger.app.console.security.PersonSession;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A page that somebody has open, or the session of a browser that has none yet or no more. */
final class OpenPage {

    private final VaadinSession browser;
    private PersonSession reader;
    private @Nullable UI page;
    private Instant used;

    OpenPage(VaadinSession browser, PersonSession reader, Instant now) {
        this.browser = browser;
        this.reader = reader;
        this.used = now;
    }

    VaadinSession browser() {
        return browser;
    }

    PersonSession reader() {
        return reader;
    }

    /** The same person, in the session in which they are now. */
    void readBy(PersonSession now) {
        reader = now;
    }

    @Nullable
    UI page() {
        return page;
    }

    void show(@Nullable UI opened) {
        page = opened;
    }

    void use(Instant now) {
        used = now;
    }

    /** When its reader last did something in it. */
    Instant used() {
        return used;
    }
}
