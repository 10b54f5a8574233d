package dev.clickledger.app.console.registry;

/** What its people have decided about a campaign or an ad. */
public enum Status {
    /** Clicks count. */
    ACTIVE,
    /** Clicks do not count for the time being. */
    PAUSED,
    /** Put away: clicks do not count, and lists leave it out. Its link still leads to the destination. */
    ARCHIVED;

    public static Status of(boolean active, boolean archived) {
        if (archived) {
            return ARCHIVED;
        }
        return active ? ACTIVE : PAUSED;
    }
}
