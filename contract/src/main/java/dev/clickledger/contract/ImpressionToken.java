package dev.clickledger.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a signed token says: this impression of this ad was shown, and its click may come until then.
 *
 * @param keyId the tenant's key that signs it
 * @param adId the ad that was shown; the token is worthless for any other
 * @param impressionId UUIDv7 of the impression, which becomes the click's id
 * @param source publisher or placement, or null when the token names none
 * @param issuedAt when it was minted, UTC, whole seconds
 * @param expiresAt first second at which it no longer holds, at most {@link #MAX_LIFE} after {@code issuedAt}
 */
public record ImpressionToken(
        String keyId,
        String adId,
        UUID impressionId,
        @Nullable String source,
        Instant issuedAt,
        Instant expiresAt) {

    /** Longest life of a token. */
    public static final Duration MAX_LIFE = Duration.ofDays(30);

    /**
     * Checks the values and cuts the times to seconds.
     *
     * @throws IllegalArgumentException when a text is empty or too long, or the life is not positive or too long
     */
    public ImpressionToken {
        checkKeyId(keyId);
        Bounded.text("adId", adId, ClickEvent.MAX_ID_LENGTH);
        Objects.requireNonNull(impressionId, "impressionId");
        if (source != null) {
            Bounded.text("source", source, ClickEvent.MAX_DIMENSION_LENGTH);
        }
        issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
        Duration life = Duration.between(issuedAt, expiresAt);
        if (life.isNegative() || life.isZero() || life.compareTo(MAX_LIFE) > 0) {
            throw new IllegalArgumentException("a token lives more than 0 and at most 30 days, but this one " + life);
        }
    }

    static void checkKeyId(String keyId) {
        // for each click: a pattern would be the dearest part of reading a token
        if (keyId.isEmpty() || keyId.length() > SigningKey.MAX_KEY_ID_LENGTH || !isOfKeyIds(keyId)) {
            throw new IllegalArgumentException(
                    "a key id has 1 to 16 characters of A-Z a-z 0-9 - _, but this is '" + keyId + "'");
        }
    }

    private static boolean isOfKeyIds(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isOfKeyIds(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfKeyIds(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
