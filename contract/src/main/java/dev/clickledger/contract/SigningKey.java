package dev.clickledger.contract;

import java.util.Arrays;

/**
 * A secret with which a tenant signs impression tokens. A tenant may have several valid keys, so that keys can rotate.
 *
 * @param keyId name of the key within the tenant, 1 to 16 characters of {@code A-Z a-z 0-9 - _}
 * @param secret at least 32 bytes
 */
public record SigningKey(String keyId, byte[] secret) {

    /** Longest key id, in characters. */
    public static final int MAX_KEY_ID_LENGTH = 16;

    /** Shortest secret, in bytes. */
    public static final int MIN_SECRET_LENGTH = 32;

    /**
     * Copies the secret.
     *
     * @throws IllegalArgumentException when the key id is not one, or the secret is too short
     */
    public SigningKey {
        ImpressionToken.checkKeyId(keyId);
        if (secret.length < MIN_SECRET_LENGTH) {
            throw new IllegalArgumentException("the secret of key " + keyId + " has " + secret.length
                    + " bytes, but needs at least " + MIN_SECRET_LENGTH);
        }
        secret = secret.clone();
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey key && keyId.equals(key.keyId) && Arrays.equals(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return keyId.hashCode();
    }

    /** Names the key and keeps the secret. */
    @Override
    public String toString() {
        return "SigningKey[" + keyId + "]";
    }
}
