package dev.clickledger.contract;

/** What the text of a token turned out to be. */
public sealed interface TokenResult {

    /** Genuine and still good. */
    record Verified(ImpressionToken token) implements TokenResult {}

    /** Genuine but past its expiry. */
    record Expired(ImpressionToken token) implements TokenResult {}

    /**
     * Not a token, or not one that a key of the tenant signed for this ad.
     *
     * @param reason what is wrong, for a log; never shown to the visitor
     */
    record Invalid(String reason) implements TokenResult {}
}
