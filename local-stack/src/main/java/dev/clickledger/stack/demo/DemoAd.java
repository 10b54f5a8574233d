package dev.clickledger.stack.demo;

import dev.clickledger.contract.SigningKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An ad that simulated visitors click.
 *
 * @param tenantId a demo advertiser
 * @param campaignId its campaign
 * @param adId its id, as it stands in links
 * @param active whether clicks on it count
 * @param tokenRequired whether a click without a token counts
 * @param sources publishers that are counted by name
 * @param key signs impressions; null when the advertiser has none
 */
record DemoAd(
        String tenantId,
        String campaignId,
        String adId,
        boolean active,
        boolean tokenRequired,
        List<String> sources,
        @Nullable SigningKey key) {

    DemoAd {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(campaignId, "campaignId");
        Objects.requireNonNull(adId, "adId");
        sources = List.copyOf(sources);
    }
}
