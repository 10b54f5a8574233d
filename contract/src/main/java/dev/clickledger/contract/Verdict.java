package dev.clickledger.contract;

/**
 * What a click was found to be when it came in: valid, or the first reason in this order that speaks against it.
 *
 * <p>It only decides under which heading the click is counted: a visitor is redirected whatever the verdict. The order
 * of the constants is the order of the checks and of the Avro symbols: append, never reorder.
 */
public enum Verdict {
    /** Counts as a click in the advertiser's figures. */
    VALID,
    /** Carries a token that no key of the tenant signed for this ad. */
    BAD_TOKEN,
    /** Carries a genuine token past its expiry. */
    EXPIRED_TOKEN,
    /** Carries no token although the ad requires one. */
    MISSING_TOKEN,
    /** Came to an ad that is paused, archived or outside its flight dates. */
    INACTIVE_AD,
    /** Was fetched ahead by a browser or mail client, not clicked, and so not redirected either. */
    PREFETCH,
    /** Was a HEAD request or came from an HTTP library. */
    NON_BROWSER,
    /** Came from a declared robot. */
    BOT,
    /** Came from a datacenter network. */
    DATACENTER,
    /** Exceeded the rate at which one visitor plausibly clicks. */
    RATE;

    /** Tells whether clicks with this verdict count in the advertiser's figures. */
    public boolean valid() {
        return this == VALID;
    }
}
