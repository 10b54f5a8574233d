package dev.clickledger.app.secret;

import dev.clickledger.contract.StorageKeys;
import java.util.Optional;
import java.util.Set;

/**
 * A secret that whoever runs the app has to choose.
 *
 * @param variable the environment variable that holds it
 * @param value what it holds, or empty when there is nothing
 * @param shortest fewest characters that cannot be guessed
 */
record Secret(String variable, String value, int shortest) {

    /** What the local stack and the examples use, and what everybody tries first. */
    private static final Set<String> KNOWN = Set.of(
            "clickledger",
            "clickledger-local",
            "local-session-key-change-me-in-production",
            StorageKeys.DEMO,
            "postgres");

    private static final int FEWEST_DIFFERENT = 8;

    /** What is wrong with it, as a sentence that says what to do and never what it holds; empty when nothing is. */
    Optional<String> wrong() {
        if (value.isBlank()) {
            return Optional.of(variable + " is missing." + advice());
        }
        if (KNOWN.contains(value)) {
            return Optional.of(
                    variable + " is missing, or is the value of the local stack, which everybody knows." + advice());
        }
        if (value.length() < shortest) {
            return Optional.of(variable + " has " + value.length() + " characters and can be guessed." + advice());
        }
        return value.chars().distinct().count() < FEWEST_DIFFERENT
                ? Optional.of(variable + " repeats the same few characters and can be guessed." + advice())
                : Optional.empty();
    }

    private String advice() {
        return " Set it to at least " + shortest + " random characters, such as those of: openssl rand -hex 32.";
    }

    @Override
    public String toString() {
        return variable;
    }
}
