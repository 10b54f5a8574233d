package dev.clickledger.stack.demo;

import dev.clickledger.contract.ImpressionToken;
import dev.clickledger.contract.ImpressionTokens;
import dev.clickledger.contract.SigningKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An ad that was shown before it was clicked, so that the click's link is signed.
 *
 * @param id becomes the click's id
 * @param issuedAt when it was shown
 * @param expiresAt until when its click counts
 * @param forged whether the signature is wrong
 */
record Impression(UUID id, Instant issuedAt, Instant expiresAt, boolean forged) {

    /** The token in the link. */
    String token(String adId, @Nullable String source, SigningKey key) {
        String genuine =
                ImpressionTokens.mint(new ImpressionToken(key.keyId(), adId, id, source, issuedAt, expiresAt), key);
        return forged ? withOtherFirstLetterOfSignature(genuine) : genuine;
    }

    private static String withOtherFirstLetterOfSignature(String token) {
        // the signature is the last 16 bytes, 21 letters and a bit
        int at = token.length() - 20;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }
}
