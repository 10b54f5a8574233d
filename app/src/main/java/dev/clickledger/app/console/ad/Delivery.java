package dev.clickledger.app.console.ad;

/** Whether clicks on an ad count right now, and if not, why. */
public enum Delivery {
    /** They count. */
    COUNTING,
    /** The flight has not begun. */
    SCHEDULED,
    /** The flight is over. */
    ENDED,
    /** The ad is paused. */
    PAUSED,
    /** Its campaign is paused or archived. */
    CAMPAIGN_OFF,
    /** The ad is archived. */
    ARCHIVED
}
