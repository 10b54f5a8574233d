package dev.clickledger.app.destination;

import java.util.Locale;
import java.util.Set;

/**
 * Parameters by which a sign-in hands over its answer or its secrets: those of OAuth 2.0, OpenID Connect and SAML. An ad that
 * passed them on would carry a code or a token that came to the wrong address on to a foreign host.
 */
final class SignInParameters {

    private static final Set<String> NAMES = Set.of(
            "access_token",
            "assertion",
            "client_assertion",
            "client_secret",
            "code",
            "code_verifier",
            "error",
            "error_description",
            "error_uri",
            "id_token",
            "id_token_hint",
            "iss",
            "logout_token",
            "nonce",
            "refresh_token",
            "relaystate",
            "response",
            "samlresponse",
            "session_state",
            "state",
            "token");

    private SignInParameters() {}

    /** Whether a reader could take the name for one of them: case is ignored, and a dot is an underscore, as in PHP. */
    static boolean contains(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT).replace('.', '_'));
    }
}
