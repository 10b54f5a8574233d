package dev.clickledger.stack.demo;

/** What became of a simulated request. */
enum SendOutcome {
    /** The redirect sent the visitor on. */
    REDIRECTED,
    /** The redirect answered that there is no such link. */
    REFUSED,
    /** The redirect does not answer, or says that it cannot at the moment. */
    UNAVAILABLE
}
