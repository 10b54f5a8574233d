package dev.clickledger.contract;

import java.util.UUID;
import javax.crypto.Mac;

/**
 * A visitor for the length of one salt: the first 128 bits of HMAC-SHA256 over address and user agent, keyed with a salt
 * that rotates daily and is then deleted. The address itself is never written anywhere.
 */
public final class VisitorHash {

    /** Length of a daily salt, in bytes. */
    public static final int SALT_LENGTH = 32;

    private VisitorHash() {}

    /**
     * Hashes one visitor.
     *
     * @param salt the day's salt, shared by all replicas
     * @param address the client's address as text
     * @param userAgent the User-Agent header, empty when there is none
     * @throws IllegalArgumentException when the salt is shorter than {@link #SALT_LENGTH}
     */
    public static UUID of(byte[] salt, String address, String userAgent) {
        if (salt.length < SALT_LENGTH) {
            throw new IllegalArgumentException(
                    "the salt has " + salt.length + " bytes, but needs at least " + SALT_LENGTH);
        }
        Mac mac = Digests.hmacSha256(salt);
        mac.update(Digests.prefixed(address));
        mac.update(Digests.prefixed(userAgent));
        return Digests.firstHalf(mac.doFinal());
    }
}
