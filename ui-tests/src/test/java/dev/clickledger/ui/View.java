package dev.clickledger.ui;

import dev.clickledger.ui.browser.Window;
import dev.clickledger.ui.browser.Windows;
import dev.clickledger.ui.stack.Person;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every page there is to look at, and how one gets there. */
@SuppressWarnings("ImmutableEnumChecker") // people and checks are constants
enum View {
    DASHBOARD(Person.ACME_EDITOR, "/", window -> window.dashboard().expectLive()),
    DASHBOARD_OF_ONE_AD(
            Person.ACME_EDITOR,
            "/?ad=acme-boots",
            window -> window.dashboard().expectLive().expectAd("Trail boots")),
    CAMPAIGNS(Person.ACME_EDITOR, "/campaigns", "Campaigns and ads"),
    CAMPAIGN(Person.ACME_EDITOR, "/campaigns/acme-spring", "Spring trails"),
    AD(Person.ACME_EDITOR, "/ads/acme-boots", "Trail boots"),
    NEW_AD(Person.ACME_EDITOR, "/ads/new", "New ad"),
    IMPORT(Person.ACME_EDITOR, "/import", "Import ads"),
    KEYS(Person.ACME_EDITOR, "/access", "Keys and API"),
    TENANTS(Person.ADMIN, "/admin/tenants", "Tenants"),
    RECOUNTS(Person.ADMIN, "/admin", window -> window.recounts().expectShown()),
    NOT_FOUND(Person.ACME_EDITOR, "/?ad=no-such-ad", window -> window.notice().expectNotFound()),
    NO_ACCESS(Person.ACME_EDITOR, "/admin", window -> window.notice().expectRefused()),
    SIGNED_OUT(null, "/signed-out.html", window -> window.notice().expectSignedOut());

    private final @Nullable Person person;
    private final String path;
    private final Consumer<Window> shown;

    View(@Nullable Person person, String path, Consumer<Window> shown) {
        this.person = person;
        this.path = path;
        this.shown = shown;
    }

    View(Person person, String path, String heading) {
        this(person, path, window -> window.page().expectHeading(heading));
    }

    /** Opens it in a window of its own and waits until it is there. */
    Window open(Windows windows) {
        Window window = person == null ? windows.open() : windows.of(person);
        shown.accept(window.opens(path));
        return window;
    }

    /** A name for files. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
