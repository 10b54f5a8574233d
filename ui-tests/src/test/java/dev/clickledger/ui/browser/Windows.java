package dev.clickledger.ui.browser;

import dev.clickledger.ui.stack.Line;
import dev.clickledger.ui.stack.Person;
import dev.clickledger.ui.stack.RunningStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The windows that one journey opens. */
public final class Windows {

    /** Less than the half hour for which Keycloak renews what was given at a sign-in. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private static final Map<Account, SignedIn> SIGNED_IN = new HashMap<>();

    /** Journeys that are tried again have another stack. */
    private record Account(RunningStack stack, Person person) {}

    private record SignedIn(String cookies, Instant since) {}

    private static final String AT_HOME = "Europe/Berlin";

    private final Chromium chromium;
    private final RunningStack stack;
    private final boolean traced;
    private final List<Window> open = new ArrayList<>();

    Windows(Chromium chromium, RunningStack stack, boolean traced) {
        this.chromium = chromium;
        this.stack = stack;
        this.traced = traced;
    }

    /** A window in which nobody is signed in. */
    public Window open() {
        return add(null, AT_HOME, stack.url());
    }

    /** A window in which somebody is signed in, from an earlier journey where there was one. */
    public Window of(Person person) {
        return of(person, AT_HOME);
    }

    /** The same, of that size and in those colours. */
    public Window of(Person person, Look look) {
        return of(person).looksLike(look);
    }

    /** The same, on a machine whose clock is that of another zone. */
    public Window of(Person person, String zone) {
        return add(cookies(person), zone, stack.url());
    }

    /** The same, with a line of its own to the app. */
    public Window of(Person person, Look look, Line line) {
        return add(cookies(person), AT_HOME, line.url()).looksLike(look);
    }

    /**
     * Keeps what the windows show and how they came to it.
     *
     * @return the files
     */
    List<Path> keep(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        List<Path> kept = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            String file = open.size() == 1 ? name : name + "-" + (i + 1);
            Path trace = folder.resolve(file + ".zip");
            Path picture = folder.resolve(file + ".png");
            open.get(i).photograph(picture, true);
            kept.add(picture);
            if (traced) {
                open.get(i).keepTrace(trace);
                kept.add(trace);
            }
        }
        return kept;
    }

    void close() {
        open.forEach(Window::close);
        open.clear();
    }

    private String cookies(Person person) {
        Account account = new Account(stack, person);
        SignedIn kept = SIGNED_IN.get(account);
        if (kept == null || kept.since().plus(GOOD_FOR).isBefore(Instant.now())) {
            kept = new SignedIn(signIn(person), Instant.now());
            SIGNED_IN.put(account, kept);
        }
        return kept.cookies();
    }

    private String signIn(Person person) {
        Window window = open();
        window.opens("/").signIn().signIn(person);
        String cookies = window.cookies();
        window.close();
        open.remove(window);
        return cookies;
    }

    private Window add(@Nullable String cookies, String zone, String url) {
        Window window = new Window(chromium.context(cookies, zone), url);
        if (traced) {
            window.trace();
        }
        open.add(window);
        return window;
    }
}
