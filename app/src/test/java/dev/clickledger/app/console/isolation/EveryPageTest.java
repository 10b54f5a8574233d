package dev.clickledger.app.console.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Every page of the running app, and every channel of an open one, tried by each caller. */
@QuarkusTest
class EveryPageTest extends EachCaller {

    private static final Predicate<Caller> OF_A_TENANT = Caller::ofATenant;
    private static final Predicate<Caller> OF_ACME = caller -> caller.of("acme");
    private static final Predicate<Caller> EDITS = Caller::edits;
    private static final Predicate<Caller> ADMIN = Caller.ADMIN::equals;

    /** Which people a page is shown to. The things in its path are acme's. */
    private static final Map<String, Predicate<Caller>> SHOWN_TO = Map.ofEntries(
            Map.entry("", OF_A_TENANT),
            Map.entry("access", OF_A_TENANT),
            Map.entry("campaigns", OF_A_TENANT),
            Map.entry("campaigns/:campaign", OF_ACME),
            Map.entry("ads/:ad", OF_ACME),
            Map.entry("ads/new", EDITS),
            Map.entry("import", EDITS),
            Map.entry("admin", ADMIN),
            Map.entry("admin/audit", ADMIN),
            Map.entry("admin/system", ADMIN),
            Map.entry("admin/tenants", ADMIN));

    /** What answers within the pages; all but the first three are Vaadin's own. */
    private static final Set<String> HANDLERS = new TreeSet<>(Set.of(
            "PresenceHandler",
            "PageUse",
            "PagePolicy",
            "PushRequestHandler",
            "WebComponentProvider",
            "WebComponentBootstrapHandler",
            "TranslationFileRequestHandler",
            "PwaHandler",
            "StreamRequestHandler",
            "UnsupportedBrowserHandler",
            "UidlRequestHandler",
            "HeartbeatHandler",
            "SessionRequestHandler",
            "JavaScriptBootstrapHandler",
            "FaviconHandler",
            "IndexHtmlRequestHandler"));

    private static final Set<Outcome> ANY = EnumSet.allOf(Outcome.class);
    private static final Set<Outcome> NOT_IN = EnumSet.complementOf(EnumSet.of(Outcome.IN));

    /** Those who may least of a tenant's pages, and least of the platform's. */
    private static final Set<Caller> TRIES_NEIGHBOURS = EnumSet.of(Caller.VIEWER_OF_GLOBEX, Caller.VIEWER_OF_NOBODY);

    /** Pages that callers before have left open, one for each channel. */
    private static final Map<Caller, Map<Page.Channel, Page>> LEFT_OPEN = new EnumMap<>(Caller.class);

    @Inject
    RunningApp app;

    @Test
    void eachPageIsInTheTable() {
        assertThat(app.views())
                .as("pages of the app; say in this test to whom a new one is shown")
                .isEqualTo(new TreeSet<>(SHOWN_TO.keySet()));
    }

    @Override
    void opensOnlyWhatIsTheirs(Caller caller) {
        if (!caller.person()) {
            app.views().forEach(view -> leadsToTheSignIn(caller, address(view)));
            return;
        }
        Page page = Page.open();
        assertThat(app.pageHandlers())
                .as("what answers within pages; say in this test what is new, and try it")
                .isEqualTo(HANDLERS);
        List<String> wrong = new ArrayList<>();
        int opened = 0;
        for (String view : app.views()) {
            boolean shown = Objects.requireNonNull(SHOWN_TO.get(view), view).test(caller);
            opened +=
                    opens(caller, page, address(view), "", shown ? Set.of(Outcome.IN) : refusals(caller, view), wrong);
            for (String tenant : List.of("acme", "globex")) {
                if (!caller.of(tenant)) {
                    opened += opens(caller, page, address(view), "tenant=" + tenant, ANY, wrong);
                }
            }
            for (String neighbour :
                    shown || !TRIES_NEIGHBOURS.contains(caller) ? List.<String>of() : neighbours(address(view))) {
                opened += opens(caller, page, neighbour, "", NOT_IN, wrong);
            }
        }
        channels(caller, wrong);
        assertThat(wrong).as("what %s was shown", caller).isEmpty();
        System.out.printf(
                "measured: %s opened %d addresses of %d pages%n",
                caller, opened, app.views().size());
    }

    private static int opens(
            Caller caller, Page page, String path, String query, Set<Outcome> expected, List<String> wrong) {
        String shown = page.opens(path, query);
        if (!expected.contains(Outcome.ofPage(shown))) {
            wrong.add("/%s?%s: %s, not %s".formatted(path, query, Outcome.ofPage(shown), expected));
        }
        // the address itself may be told again
        String text = shown.replace(path.isEmpty() ? "/" : path, "").replace(query.isEmpty() ? "?" : query, "");
        caller.mayNotSee().stream()
                .filter(text::contains)
                .forEach(tenant -> wrong.add("/%s?%s: shows %s".formatted(path, query, tenant)));
        return 1;
    }

    /** What belongs to others looks as if it did not exist; all else says that the role does not allow it. */
    private static Set<Outcome> refusals(Caller caller, String view) {
        if (caller == Caller.ADMIN) {
            return Set.of(Outcome.LED_TO_PLATFORM);
        }
        return Set.of(view.contains(":") && caller.ofATenant() ? Outcome.NOTHING : Outcome.REFUSED);
    }

    /** Own pages go on by every channel; those that somebody else has left open by none. */
    private static void channels(Caller caller, List<String> wrong) {
        Map<Page.Channel, Page> own = new EnumMap<>(Page.Channel.class);
        for (Page.Channel channel : Page.Channel.values()) {
            Page page = Page.open();
            if (!page.isOpen(channel)) {
                wrong.add("the own page is closed by " + channel);
            }
            own.put(channel, page);
        }
        LEFT_OPEN.forEach((other, pages) -> pages.forEach((channel, page) -> {
            if (page.isOpen(channel)) {
                wrong.add("the page of %s is open by %s".formatted(other, channel));
            }
        }));
        LEFT_OPEN.clear();
        LEFT_OPEN.put(caller, own);
    }

    /** Nothing of a page is open without a sign-in, by whatever method and however its path is written. */
    private static void leadsToTheSignIn(Caller caller, String address) {
        for (String method : List.of("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")) {
            isClosed(caller, method, "/" + address);
        }
        if (caller != Caller.NOBODY) {
            return;
        }
        List<String> paths = new ArrayList<>(neighbours(address));
        paths.add(address);
        for (String path : paths) {
            isClosed(caller, "GET", "/" + path);
            isClosed(caller, "GET", "/" + path + "?v-r=init&location=" + path);
            isClosed(caller, "POST", "/" + path + "?v-r=uidl&v-uiId=0");
        }
    }

    private static void isClosed(Caller caller, String method, String target) {
        Response answer = caller.asking().urlEncodingEnabled(false).request(method, target);
        assertThat(answer.statusCode()).as("%s: %s %s", caller, method, target).isIn(302, 400, 401, 403, 404, 405, 499);
        assertThat(answer.cookies()).as("%s %s", method, target).doesNotContainKey("JSESSIONID");
        if (answer.statusCode() == 302) {
            assertThat(Outcome.of(answer)).as("%s %s", method, target).isEqualTo(Outcome.SIGN_IN);
        }
    }

    private static String address(String view) {
        return view.replace(":campaign", "acme-spring").replace(":ad", "acme-boots");
    }

    /** Other ways to write a path. */
    private static List<String> neighbours(String path) {
        if (path.isEmpty()) {
            return List.of();
        }
        return List.of(
                path + "/",
                path.toUpperCase(Locale.ROOT),
                "%" + Integer.toHexString(path.charAt(0)) + path.substring(1),
                path + ";x=1",
                "./" + path,
                "/" + path,
                "access/../" + path);
    }
}
