package dev.clickledger.stack.demo;

/** What became of a simulated request. */
enum SendOutcome {
    /** The redirect logged it: it sent the visitor on, or did not give ahead what was fetched ahead. */
    LOGGED,
    /** The redirect answered that there is no such link. */
    REFUSED,
    /** The redirect does not answer, or says that it cannot at the moment. */
    UNAVAILABLE
}
