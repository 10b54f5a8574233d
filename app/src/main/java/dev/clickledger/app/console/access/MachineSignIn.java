package dev.clickledger.app.console.access;

/** Where machines sign in, which knows them and their secrets. */
interface MachineSignIn {

    /**
     * Lets a machine sign in.
     *
     * @param clientId what it signs in as
     * @param name for people
     * @param tenantId the tenant that its tokens name
     * @param role the role that its tokens carry
     * @return its secret
     * @throws SignInUnavailableException when it cannot be done at the moment
     */
    String admit(String clientId, String name, String tenantId, String role);

    /**
     * Does not let it sign in any more; fine when it could not before.
     *
     * @throws SignInUnavailableException when it cannot be done at the moment
     */
    void expel(String clientId);

    /** Where machines get their tokens. */
    String tokenUrl();
}
