package dev.clickledger.contract;

/** How far a minute's count is settled. */
public enum MinuteState {
    /** Clicks may still come in; the count is provisional. */
    OPEN,
    /** The lateness bound has passed; the count waits for its recount. */
    CLOSED,
    /** Recounted from the click log; the count is final. */
    RECONCILED
}
