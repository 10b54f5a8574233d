package dev.clickledger.app.console.audit;

/** What became of what somebody tried. */
public enum AuditOutcome {
    /** It was done. */
    DONE,
    /** They may not, or it cannot be. */
    REFUSED,
    /** It went wrong. */
    FAILED
}
