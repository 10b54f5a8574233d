package dev.clickledger.app.console.access;

import java.util.Objects;

/**
 * An API client that has just been made: the one time at which its secret is shown.
 *
 * @param client the client
 * @param secret what it signs in with
 * @param tokenUrl where it gets its tokens
 */
public record NewApiClient(ApiClient client, String secret, String tokenUrl) {

    /** Checks that nothing is missing. */
    public NewApiClient {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(tokenUrl, "tokenUrl");
    }

    /** Names the client and keeps the secret. */
    @Override
    public String toString() {
        return "NewApiClient[" + client.clientId() + "]";
    }
}
