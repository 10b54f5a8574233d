package dev.clickledger.app.console.security;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who signed in, and in which session of the sign-in.
 *
 * @param person Keycloak's id of the account, which outlives a change of its name
 * @param session Keycloak's id of the session, empty for whoever is in none, as machines are
 */
public record PersonSession(String person, String session) {

    private static final String PERSON = "sub";
    private static final String SESSION = "sid";

    /** Of somebody who is signed in. */
    public static PersonSession of(SecurityIdentity who) {
        String name = who.getPrincipal().getName();
        return who.getPrincipal() instanceof JsonWebToken token
                ? new PersonSession(claim(token, PERSON, name), claim(token, SESSION, ""))
                : new PersonSession(name, "");
    }

    private static String claim(JsonWebToken token, String name, String otherwise) {
        return token.getClaim(name) instanceof Object claim ? claim.toString() : otherwise;
    }
}
