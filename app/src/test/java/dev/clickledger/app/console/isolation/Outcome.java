package dev.clickledger.app.console.isolation;

import io.restassured.response.Response;

/** What became of a request, from the caller's side. */
enum Outcome {
    /** Whoever asks is let in, whatever then becomes of the request. */
    IN,
    /** Led, or told, to sign in. */
    SIGN_IN,
    /** Known, and not allowed. */
    REFUSED,
    /** As if it did not exist. */
    NOTHING;

    static Outcome of(Response answer) {
        return switch (answer.statusCode()) {
            case 401, 499 -> SIGN_IN;
            case 302 -> String.valueOf(answer.header("Location")).contains("/protocol/openid-connect/auth")
                    ? SIGN_IN
                    : IN;
            case 403 -> REFUSED;
            case 404 -> NOTHING;
            default -> IN;
        };
    }

    /** Of a page, by what it says. */
    static Outcome ofPage(String changes) {
        if (changes.contains("You may not open this page")) {
            return REFUSED;
        }
        return changes.contains("There is nothing here") ? NOTHING : IN;
    }
}
