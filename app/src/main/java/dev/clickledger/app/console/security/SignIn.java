package dev.clickledger.app.console.security;

import io.quarkus.oidc.OidcConfigurationMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where people sign in. The app may reach Keycloak at another address than browsers do; which that is Keycloak says itself.
 */
@ApplicationScoped
public class SignIn {

    private static final String AUTHORIZATION = "/protocol/openid-connect/auth";
    private static final String END_SESSION = "/protocol/openid-connect/logout";
    private static final String ACCOUNT = "/account";

    private final String ownAddress;
    private final OidcConfigurationMetadata said;

    SignIn(@ConfigProperty(name = "quarkus.oidc.auth-server-url") String ownAddress, OidcConfigurationMetadata said) {
        this.ownAddress = ownAddress;
        this.said = said;
    }

    /** The address at which browsers reach it. To be asked for while a request is answered. */
    public String address() {
        try {
            String page = said.getAuthorizationUri();
            return page != null && page.endsWith(AUTHORIZATION)
                    ? page.substring(0, page.length() - AUTHORIZATION.length())
                    : ownAddress;
        } catch (RuntimeException _) {
            // Keycloak has not answered since the app started
            return ownAddress;
        }
    }

    /** Scheme, host and port of that address, as a content policy names them. */
    public String origin() {
        URI uri = URI.create(address());
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** Where people change their password, set up a second factor and see where they are signed in. */
    public String accountAddress() {
        return address() + ACCOUNT;
    }

    /** Where the browser of somebody who signs out is led, for Keycloak to forget it too. */
    public String endSessionAddress() {
        return address() + END_SESSION;
    }

    /** Where the app ends all sessions of somebody, by their own access token. */
    public String sessionsAddress() {
        return ownAddress + ACCOUNT + "/sessions";
    }
}
