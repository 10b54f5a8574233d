package dev.clickledger.app.console.access;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signing key as its tenant sees it: without the secret.
 *
 * @param keyId its name within the tenant
 * @param createdAt when it was made
 * @param revokedAt when it was revoked, or null while it is valid
 */
public record SigningKeyEntry(
        String keyId, Instant createdAt, @Nullable Instant revokedAt) {

    /** Checks that nothing is missing. */
    public SigningKeyEntry {
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(createdAt, "createdAt");
    }

    /** Whether tokens that it signs are accepted. */
    public boolean valid() {
        return revokedAt == null;
    }
}
