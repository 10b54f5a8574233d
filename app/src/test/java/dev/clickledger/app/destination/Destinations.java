package dev.clickledger.app.destination;

import java.util.List;

/** Destinations for tests, of an installation whose links begin with https://go.example. */
public final class Destinations {

    private Destinations() {}

    /** The rules of production. */
    public static DestinationRules rules() {
        return new DestinationRules(false, List.of("go.example"));
    }

    /** The destination that the text is read as. */
    public static Destination of(String text) {
        return switch (rules().accept(text)) {
            case DestinationResult.Valid valid -> valid.destination();
            case DestinationResult.Invalid(String reason) -> throw new AssertionError(text + ": " + reason);
        };
    }
}
