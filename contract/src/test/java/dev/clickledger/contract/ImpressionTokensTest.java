package dev.clickledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImpressionTokensTest {

    private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");
    private static final SigningKey KEY = Samples.key("k1", 0);

    @Test
    void mintsTheTestVectors() {

        ImpressionToken t = Samples.token();
        ImpressionToken sourceless =
                new ImpressionToken("k1", t.adId(), t.impressionId(), null, t.issuedAt(), t.expiresAt());

        assertThat(ImpressionTokens.mint(t, KEY)).isEqualTo(Golden.value("tokens.txt", "with-source"));
        assertThat(ImpressionTokens.mint(sourceless, KEY)).isEqualTo(Golden.value("tokens.txt", "without-source"));
    }

    @Test
    void aMintedTokenVerifiesForItsAd() {
        String text = ImpressionTokens.mint(Samples.token(), KEY);

        assertThat(ImpressionTokens.verify(text, "acme-shoes", keys(KEY), NOON))
                .isEqualTo(new TokenResult.Verified(Samples.token()));
    }

    @Test
    void noOtherAdAcceptsIt() {
        String text = ImpressionTokens.mint(Samples.token(), KEY);

        assertThat(ImpressionTokens.verify(text, "acme-boots", keys(KEY), NOON))
                .isInstanceOf(TokenResult.Invalid.class);
    }

    @Test
    void itExpiresAtTheVerySecond() {
        String text = ImpressionTokens.mint(Samples.token(), KEY);
        Instant expiry = Samples.token().expiresAt();

        assertThat(ImpressionTokens.verify(text, "acme-shoes", keys(KEY), expiry.minusMillis(1)))
                .isInstanceOf(TokenResult.Verified.class);
        assertThat(ImpressionTokens.verify(text, "acme-shoes", keys(KEY), expiry))
                .isInstanceOf(TokenResult.Expired.class);
    }

    @Test
    void rotatedKeysVerifyAsLongAsTheyAreKept() {
        SigningKey next = Samples.key("k2", 100);
        String old = ImpressionTokens.mint(Samples.token(), KEY);

        assertThat(ImpressionTokens.verify(old, "acme-shoes", keys(next, KEY), NOON))
                .isInstanceOf(TokenResult.Verified.class);
        assertThat(ImpressionTokens.verify(old, "acme-shoes", keys(next), NOON))
                .isInstanceOf(TokenResult.Invalid.class);
    }

    @Test
    void aForeignKeyOfTheSameNameDoesNotVerify() {
        String forged = ImpressionTokens.mint(Samples.token(), Samples.key("k1", 1));

        assertThat(ImpressionTokens.verify(forged, "acme-shoes", keys(KEY), NOON))
                .isInstanceOf(TokenResult.Invalid.class);
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] bytes = Base64.getUrlDecoder().decode(ImpressionTokens.mint(Samples.token(), KEY));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(flipped);

            assertThat(ImpressionTokens.verify(text, "acme-shoes", keys(KEY), NOON))
                    .as("bit %d", bit)
                    .isInstanceOf(TokenResult.Invalid.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AQ", "AQJr", "%%%", "AQ==", "AQ\n", "\u00e4\u00f6", "AQJrMQ"})
    void whatIsNoTokenIsInvalid(String text) {
        assertThat(ImpressionTokens.verify(text, "acme-shoes", keys(KEY), NOON))
                .isInstanceOf(TokenResult.Invalid.class);
    }

    @Test
    void aTokenHasOnlyOneText() {
        String text = ImpressionTokens.mint(Samples.token(), KEY);

        for (String other : List.of(text + "=", text + "==", text + "A")) {
            assertThat(ImpressionTokens.verify(other, "acme-shoes", keys(KEY), NOON))
                    .as(other)
                    .isInstanceOf(TokenResult.Invalid.class);
        }
    }

    @Test
    void anOverlongTextIsInvalid() {
        assertThat(ImpressionTokens.verify("A".repeat(513), "acme-shoes", keys(KEY), NOON))
                .isInstanceOf(TokenResult.Invalid.class);
    }

    @Test
    void aLifeOfMoreThanThirtyDaysIsRefused() {
        ImpressionToken t = Samples.token();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImpressionToken(
                        "k1",
                        t.adId(),
                        t.impressionId(),
                        null,
                        t.issuedAt(),
                        t.issuedAt().plus(ImpressionToken.MAX_LIFE).plusSeconds(1)));
    }

    @Test
    void aKeyNeverPrintsItsSecret() {
        assertThat(KEY.toString()).isEqualTo("SigningKey[k1]");
    }

    private static Function<String, @Nullable SigningKey> keys(SigningKey... keys) {
        return id -> {
            for (SigningKey key : keys) {
                if (key.keyId().equals(id)) {
                    return key;
                }
            }
            return null;
        };
    }
}
