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
    EXPORT(
            Person.ACME_EDITOR,
            "/",
            window -> window.dashboard().expectLive().presses("Export").expectSheet("Export as CSV")),
    DATES(
            Person.ACME_EDITOR,
            "/",
            window -> window.dashboard().expectLive().time().opensDates()),
    SHORTCUTS(
            Person.ACME_EDITOR,
            "/",
            window -> window.dashboard()
                    .expectLive()
                    .presses("Keyboard shortcuts")
                    .expectSheet("Keyboard shortcuts")),
    NEW_CAMPAIGN(
            Person.ACME_EDITOR,
            "/campaigns",
            window -> window.form()
                    .presses("New campaign")
                    .expectDialog("New campaign")
                    .answers("Add campaign")
                    .expectWrong("Name", "Enter a name.")),
    WRONG_AD(
            Person.ACME_EDITOR,
            "/ads/new",
            window -> window.form()
                    .fills("Destination", "ftp://shop.example/boots")
                    .presses("Add ad")
                    .expectWrong("Name", "Enter a name.")),
    ASKING(
            Person.ACME_EDITOR,
            "/ads/acme-boots",
            window -> window.form().presses("Archive").expectDialog("Archive this ad?")),
    NEW_KEY(
            Person.ACME_EDITOR,
            "/access",
            window -> window.form().presses("New key").expectDialog("Keep the secret now")),
    NEW_CLIENT(
            Person.ACME_EDITOR,
            "/access",
            window -> window.form().presses("New API client").expectDialog("New API client")),
    NEW_CLIENT_SECRET(
            Person.ACME_EDITOR,
            "/access",
            window -> window.form()
                    .presses("New API client")
                    .expectDialog("New API client")
                    .fills("Name", "Nightly import")
                    .answers("Make client")
                    .expectDialog("API client Nightly import")),
    DRY_RUN(
            Person.ACME_EDITOR,
            "/import",
            window -> window.form()
                    .expectHeading("Import ads")
                    .handsIn(
                            "ads.csv",
                            "ad_id,campaign,name,destination\nacme-boots,,Boots,https://shop.example/boots\n,,,here\n")
                    .expectMessage("1 line cannot be imported")),
    SIGN_IN(null, "/", window -> window.signIn().expectShown()),
    SIGN_IN_REFUSED(null, "/", window -> window.signIn().refuses("nobody-here", "and no password")),
    TENANTS(Person.ADMIN, "/admin/tenants", "Tenants"),
    AUDIT(Person.ADMIN, "/admin/audit", "Audit"),
    SYSTEM(Person.ADMIN, "/admin/system", window -> window.system().expectShown()),
    RECOUNTS(Person.ADMIN, "/admin", window -> window.recounts().expectShown()),
    NOT_FOUND(Person.ACME_EDITOR, "/?ad=no-such-ad", window -> window.notice().expectNotFound()),
    NO_ACCESS(Person.ACME_EDITOR, "/admin", window -> window.notice().expectRefused()),
    SIGN_OUT(Person.ACME_EDITOR, "/logout", "Sign out?"),
    CLOSED_PAGE(null, "/closed-page.html", window -> window.page().expectHeading("This page was closed")),
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
