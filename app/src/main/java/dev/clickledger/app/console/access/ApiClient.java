package dev.clickledger.app.console.access;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A machine that a tenant lets into the API.
 *
 * @param clientId what it signs in as
 * @param name for people
 * @param role the role that its tokens carry
 * @param createdAt when it was made
 * @param revokedAt when it was revoked, or null while it may sign in
 */
public record ApiClient(
        String clientId,
        String name,
        String role,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    /** Checks that nothing is missing. */
    public ApiClient {
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(createdAt, "createdAt");
    }

    /** Whether it may sign in. */
    public boolean valid() {
        return revokedAt == null;
    }
}
