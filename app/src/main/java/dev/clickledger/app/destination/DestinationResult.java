package dev.clickledger.app.destination;

/** Whether a text can be an ad's destination. */
public sealed interface DestinationResult {

    /** It can. */
    record Valid(Destination destination) implements DestinationResult {}

    /**
     * It cannot.
     *
     * @param reason what is wrong and what to do, for the person who typed it; goes on from "this cannot be a destination: "
     */
    record Invalid(String reason) implements DestinationResult {}
}
