package dev.clickledger.app.console.isolation;

import io.restassured.response.Response;
import java.util.regex.Pattern;

/** What became of a request, from the caller's side. */
enum Outcome {
    /** Whoever asks is let in, whatever then becomes of the request. */
    IN,
    /** Led, or told, to sign in. */
    SIGN_IN,
    /** Known, and not allowed. */
    REFUSED,
    /** As if it did not exist. */
    NOTHING,
    /** Led to a page of the platform's people, who have none of a tenant's. */
    LED_TO_PLATFORM;

    private static final Pattern TO_PLATFORM =
            Pattern.compile("\"admin(?:/tenants)?\",[^\\]]{0,20}\"window\\.dispatchEvent");

    static Outcome of(Response answer) {
        return switch (answer.statusCode()) {
            case 401, 499 -> SIGN_IN;
            case 302 ->
                String.valueOf(answer.header("Location")).contains("/protocol/openid-connect/auth") ? SIGN_IN : IN;
            case 403 -> REFUSED;
            case 404 -> NOTHING;
            default -> IN;
        };
    }

    /** Of a new page, by what it says: all pages have the same frame, and what is no page has none. */
    static Outcome ofPage(String shown) {
        if (TO_PLATFORM.matcher(shown).find()) {
            return LED_TO_PLATFORM;
        }
        if (shown.contains("You may not open this page")) {
            return REFUSED;
        }
        return shown.contains("There is nothing here") || !shown.contains("Skip to the figures") ? NOTHING : IN;
    }
}
