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

/** The windows that one journey opens. */
public final class Windows {

    /** Less than the half hour for which Keycloak renews what was given at a sign-in. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private static final Map<Person, SignedIn> SIGNED_IN = new HashMap<>();

    private record SignedIn(String cookies, Instant since) {}

    private final Chromium chromium;
    private final RunningStack stack;
    private final List<Window> open = new ArrayList<>();

    Windows(Chromium chromium, RunningStack stack) {
        this.chromium = chromium;
        this.stack = stack;
    }

    /** A window in which nobody is signed in. */
    public Window open() {
        return add(new Window(chromium.context(null), stack.url()));
    }

    /** A window in which somebody is signed in, from an earlier journey where there was one. */
    public Window of(Person person) {
        String cookies = cookies(person);
        return add(new Window(chromium.context(cookies), stack.url()));
    }

    /** The same, of that size and in those colours. */
    public Window of(Person person, Look look) {
        return of(person).looksLike(look);
    }

    /** The same, on a machine whose clock is that of another zone. */
    public Window of(Person person, String zone) {
        String cookies = cookies(person);
        return add(new Window(chromium.context(cookies, zone), stack.url()));
    }

    /** The same, with a line of its own to the app. */
    public Window of(Person person, Look look, Line line) {
        String cookies = cookies(person);
        return add(new Window(chromium.context(cookies), line.url())).looksLike(look);
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
            open.get(i).keepTrace(trace);
            kept.addAll(List.of(picture, trace));
        }
        return kept;
    }

    void close() {
        open.forEach(Window::close);
        open.clear();
    }

    private String cookies(Person person) {
        SignedIn kept = SIGNED_IN.get(person);
        if (kept == null || kept.since().plus(GOOD_FOR).isBefore(Instant.now())) {
            kept = new SignedIn(signIn(person), Instant.now());
            SIGNED_IN.put(person, kept);
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

    private Window add(Window window) {
        open.add(window);
        return window;
    }
}
