package dev.clickledger.app.ad;

/** Whether a text can be an ad's destination. */
public sealed interface DestinationResult {

    /** It can. */
    record Valid(Destination destination) implements DestinationResult {}

    /**
     * It cannot.
     *
     * @param reason what is wrong, for the person who typed it
     */
    record Invalid(String reason) implements DestinationResult {}
}
