package dev.clickledger.contract;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Mints and verifies impression tokens. The text is unpadded base64url of
 *
 * <pre>
 *   1 byte    version, 1
 *   1 + n     key id: length, ASCII
 *   16        impression id
 *   4         issued at, unsigned seconds since 1970, big-endian
 *   4         expires at, likewise
 *   1 + n     source: length (0 = none), UTF-8
 *   16        the first half of HMAC-SHA256, keyed with the secret, over all bytes above
 *             followed by the ad id (4-byte big-endian length, UTF-8)
 * </pre>
 *
 * <p>The ad id is signed but not carried, since the link names it already. Half a MAC is 128 bits, which RFC 2104
 * section 5 allows. Test vectors: {@code golden/tokens.txt} in the tests of this module.
 */
public final class ImpressionTokens {

    /** Longest text of a token, in characters. */
    public static final int MAX_TEXT_LENGTH = 512;

    private static final byte VERSION = 1;
    private static final int MAC_LENGTH = 16;
    private static final long UNSIGNED_INT = 0xFFFFFFFFL;

    private ImpressionTokens() {}

    /**
     * Signs a token.
     *
     * @throws IllegalArgumentException when the key is not the one that the token names
     */
    public static String mint(ImpressionToken token, SigningKey key) {
        if (!token.keyId().equals(key.keyId())) {
            throw new IllegalArgumentException("the token names key " + token.keyId() + ", not " + key.keyId());
        }
        byte[] keyId = token.keyId().getBytes(StandardCharsets.US_ASCII);
        byte[] source = token.source() == null ? new byte[0] : token.source().getBytes(StandardCharsets.UTF_8);
        if (source.length > 255) {
            throw new IllegalArgumentException("the source has " + source.length + " bytes of UTF-8, at most 255 fit");
        }
        byte[] signed = ByteBuffer.allocate(1 + 1 + keyId.length + 16 + 4 + 4 + 1 + source.length)
                .put(VERSION)
                .put((byte) keyId.length)
                .put(keyId)
                .putLong(token.impressionId().getMostSignificantBits())
                .putLong(token.impressionId().getLeastSignificantBits())
                .putInt((int) token.issuedAt().getEpochSecond())
                .putInt((int) token.expiresAt().getEpochSecond())
                .put((byte) source.length)
                .put(source)
                .array();
        byte[] all = Arrays.copyOf(signed, signed.length + MAC_LENGTH);
        System.arraycopy(mac(signed, token.adId(), key), 0, all, signed.length, MAC_LENGTH);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * Checks a token for an ad. Compares in constant time and never throws for what the text holds.
     *
     * @param keysOfTenant the valid keys of the ad's tenant by key id
     * @param now the time against which expiry is decided
     */
    public static TokenResult verify(
            String text, String adId, Function<String, @Nullable SigningKey> keysOfTenant, Instant now) {
        if (text.length() > MAX_TEXT_LENGTH) {
            return new TokenResult.Invalid("longer than " + MAX_TEXT_LENGTH + " characters");
        }
        try {
            return verify(Base64.getUrlDecoder().decode(text), text, adId, keysOfTenant, now);
        } catch (IllegalArgumentException | BufferUnderflowException | CharacterCodingException e) {
            return new TokenResult.Invalid("not of a token's form");
        }
    }

    private static TokenResult verify(
            byte[] all, String text, String adId, Function<String, @Nullable SigningKey> keysOfTenant, Instant now)
            throws CharacterCodingException {
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(all).equals(text)) {
            return new TokenResult.Invalid("not the one way to write these bytes");
        }
        if (all.length <= MAC_LENGTH || all[0] != VERSION) {
            return new TokenResult.Invalid("not a version that is known");
        }
        byte[] signed = Arrays.copyOf(all, all.length - MAC_LENGTH);
        byte[] signature = Arrays.copyOfRange(all, all.length - MAC_LENGTH, all.length);
        ByteBuffer in = ByteBuffer.wrap(signed, 1, signed.length - 1);
        String keyId = text(in);
        SigningKey key = keysOfTenant.apply(keyId);
        if (key == null) {
            return new TokenResult.Invalid("no valid key of the tenant has this id");
        }
        if (!MessageDigest.isEqual(mac(signed, adId, key), signature)) {
            return new TokenResult.Invalid("the signature does not match");
        }
        UUID impressionId = new UUID(in.getLong(), in.getLong());
        Instant issuedAt = Instant.ofEpochSecond(in.getInt() & UNSIGNED_INT);
        Instant expiresAt = Instant.ofEpochSecond(in.getInt() & UNSIGNED_INT);
        String source = text(in);
        if (in.hasRemaining()) {
            return new TokenResult.Invalid("bytes are left over");
        }
        ImpressionToken token =
                new ImpressionToken(keyId, adId, impressionId, source.isEmpty() ? null : source, issuedAt, expiresAt);
        return now.isBefore(expiresAt) ? new TokenResult.Verified(token) : new TokenResult.Expired(token);
    }

    private static String text(ByteBuffer in) throws CharacterCodingException {
        byte[] bytes = new byte[in.get() & 0xFF];
        in.get(bytes);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static byte[] mac(byte[] signed, String adId, SigningKey key) {
        Mac mac = Digests.hmacSha256(key.secret());
        mac.update(signed);
        mac.update(Digests.prefixed(adId));
        return Arrays.copyOf(mac.doFinal(), MAC_LENGTH);
    }
}
