package dev.clickledger.app.console.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** Keycloak, which no test of the whole application has, or once switched on a sign-in that lets every machine in. */
@Alternative
@Priority(1)
@Singleton
public class SwitchedSignIn implements MachineSignIn {

    private final KeycloakMachineSignIn keycloak;
    private volatile boolean lettingIn;

    SwitchedSignIn(KeycloakMachineSignIn keycloak) {
        this.keycloak = keycloak;
    }

    /** Lets machines in from now on, or asks Keycloak again. */
    public void letIn(boolean all) {
        lettingIn = all;
    }

    @Override
    public String admit(String clientId, String name, String tenantId, String role) {
        return lettingIn ? "secret of " + clientId : keycloak.admit(clientId, name, tenantId, role);
    }

    @Override
    public void expel(String clientId) {
        if (!lettingIn) {
            keycloak.expel(clientId);
        }
    }

    @Override
    public String tokenUrl() {
        return keycloak.tokenUrl();
    }
}
