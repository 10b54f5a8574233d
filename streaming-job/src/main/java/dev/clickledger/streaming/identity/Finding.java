package dev.clickledger.streaming.identity;

/** What an event turned out to be, see {@link dev.clickledger.contract.ClickIdentity}. */
enum Finding {
    /** The first event of a click. */
    CLICK,
    /** A further event of a click. */
    REPEAT,
    /** A further copy of an event. */
    REDELIVERY
}
