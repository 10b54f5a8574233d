package dev.clickledger.app.edge.verdict;

import static dev.clickledger.app.edge.redirect.Clicks.NOON;
import static dev.clickledger.app.edge.redirect.Clicks.SHOES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.edge.redirect.Clicks;
import dev.clickledger.contract.ImpressionToken;
import dev.clickledger.contract.TokenResult;
import dev.clickledger.contract.Verdict;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenRuleTest {

    private static final Ad TOKEN_REQUIRED = Clicks.ad("acme-shoes", true, true);
    private static final ImpressionToken TOKEN =
            new ImpressionToken("k1", SHOES.id(), new UUID(1, 2), null, NOON, NOON.plus(Duration.ofHours(1)));

    @Test
    void genuineTokenIsFine() {
        assertThat(judge(SHOES, new TokenResult.Verified(TOKEN))).isNull();
        assertThat(judge(TOKEN_REQUIRED, new TokenResult.Verified(TOKEN))).isNull();
    }

    @Test
    void forgedTokenIsBad() {
        assertThat(judge(SHOES, new TokenResult.Invalid("forged"))).isEqualTo(Verdict.BAD_TOKEN);
    }

    @Test
    void expiredTokenIsExpired() {
        assertThat(judge(SHOES, new TokenResult.Expired(TOKEN))).isEqualTo(Verdict.EXPIRED_TOKEN);
    }

    @Test
    void tokenIsMissedOnlyWhereTheAdRequiresOne() {
        assertThat(judge(SHOES, null)).isNull();
        assertThat(judge(TOKEN_REQUIRED, null)).isEqualTo(Verdict.MISSING_TOKEN);
    }

    private static @Nullable Verdict judge(Ad ad, @Nullable TokenResult token) {
        return new TokenRule().judge(Clicks.candidate(Clicks.request((String) null), ad, token, Clicks.BROWSER));
    }
}
