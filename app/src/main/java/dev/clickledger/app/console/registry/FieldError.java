package dev.clickledger.app.console.registry;

import java.util.Objects;

/**
 * What is wrong with something that was entered.
 *
 * @param field name of the field, as in the API
 * @param message what to do about it: a sentence for the person who entered it
 */
public record FieldError(String field, String message) {

    /** Checks that nothing is missing. */
    public FieldError {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
    }
}
