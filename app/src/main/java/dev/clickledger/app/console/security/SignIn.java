package dev.clickledger.app.console.security;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where people sign in. */
@ApplicationScoped
public class SignIn {

    private final String address;

    SignIn(@ConfigProperty(name = "quarkus.oidc.auth-server-url") String address) {
        this.address = address;
    }

    /** The address at which browsers reach it. */
    public String address() {
        return address;
    }

    /** Where people change their password, set up a second factor and see where they are signed in. */
    public String accountAddress() {
        return address + "/account";
    }
}
