package dev.clickledger.app.role;

/** What a process of the app does. */
public enum Role {
    /** Takes clicks, and nothing else. */
    REDIRECT,
    /** Serves the pages and the API, and takes no clicks. */
    CONSOLE,
    /** Does both. */
    BOTH;

    /** Whether links are opened here. */
    public boolean takesClicks() {
        return this != CONSOLE;
    }

    /** Whether people and programs sign in here. */
    public boolean servesConsole() {
        return this != REDIRECT;
    }
}
