package dev.clickledger.app.console.impression;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.catalog.CatalogAd;
import dev.clickledger.app.catalog.CatalogSnapshot;
import dev.clickledger.contract.ImpressionToken;
import dev.clickledger.contract.ImpressionTokens;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mints signed impressions, whose clicks count once each. */
@Singleton
public final class Impressions {

    /** How long a click may follow its impression unless the caller says otherwise. */
    public static final Duration DEFAULT_LIFE = Duration.ofDays(1);

    private final AdCatalog catalog;
    private final Clock clock;

    Impressions(AdCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Signs a new impression of an ad with its tenant's newest key.
     *
     * @param adId the ad, of whatever tenant: the caller has checked whose it is
     * @param source publisher or placement, or null
     * @param life how long the token holds, at most {@link ImpressionToken#MAX_LIFE}
     * @return empty when the ad is not known or its tenant has no signing key
     * @throws IllegalArgumentException when the source or the life is not one that a token can carry
     */
    public Optional<SignedImpression> mint(String adId, @Nullable String source, Duration life) {
        CatalogSnapshot ads = catalog.loaded();
        CatalogAd entry = ads == null ? null : ads.ad(adId);
        if (ads == null || entry == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        UUID impressionId = UuidCreator.getTimeOrderedEpoch();
        return ads.newestSigningKey(entry.ad().tenantId()).map(key -> {
            ImpressionToken token = new ImpressionToken(key.keyId(), adId, impressionId, source, now, now.plus(life));
            String path = "/c/" + adId + "?t=" + ImpressionTokens.mint(token, key);
            return new SignedImpression(impressionId, path, token.expiresAt());
        });
    }
}
