package dev.clickledger.app.redirect;

import dev.clickledger.app.ad.Ad;
import dev.clickledger.app.ad.CatalogAd;
import dev.clickledger.app.ad.CatalogSnapshot;
import dev.clickledger.app.ad.PublicId;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ClickIdentity;
import dev.clickledger.contract.ImpressionToken;
import dev.clickledger.contract.ImpressionTokens;
import dev.clickledger.contract.TokenResult;
import dev.clickledger.contract.Verdict;
import dev.clickledger.contract.VisitorHash;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides what a request is, from memory alone. */
final class ClickDecider {

    private static final int LONGEST_USER_AGENT = 512;

    private final Supplier<UUID> eventIds;

    ClickDecider(Supplier<UUID> eventIds) {
        this.eventIds = eventIds;
    }

    /**
     * Decides.
     *
     * @param catalog the ads as of now
     * @param salt the day's salt for visitor hashes
     * @param receivedAt when the request came in
     */
    ClickDecision decide(ClickRequest request, CatalogSnapshot catalog, VisitorSalt salt, Instant receivedAt) {
        if (!PublicId.valid(request.adId())) {
            return new ClickDecision.Malformed("This is not a link of ours: the ad's id is malformed.");
        }
        CatalogAd entry = catalog.ad(request.adId());
        if (entry == null) {
            return new ClickDecision.UnknownAd(request.adId());
        }
        return switch (ClickParameters.of(request.query())) {
            case ClickParameters.Unreadable(String reason) -> new ClickDecision.Malformed(reason);
            case ClickParameters.Given given -> accept(request, given, entry, catalog, salt, receivedAt);
        };
    }

    private ClickDecision.Accepted accept(
            ClickRequest request,
            ClickParameters.Given given,
            CatalogAd entry,
            CatalogSnapshot catalog,
            VisitorSalt salt,
            Instant receivedAt) {
        Ad ad = entry.ad();
        TokenResult token = given.token() == null
                ? null
                : ImpressionTokens.verify(
                        given.token(), ad.id(), keyId -> catalog.signingKey(ad.tenantId(), keyId), receivedAt);
        String userAgent = bounded(request.userAgent());
        UUID visitorHash = VisitorHash.of(salt.bytes(), request.address(), userAgent);
        UUID clickId = clickId(token, ad.id(), visitorHash, receivedAt);
        String source = ClickSource.of(token, given.source(), entry.sources());
        Verdict verdict = VerdictRules.judge(new ClickCandidate(request, ad, token));
        Device device = Device.of(userAgent);
        ClickEvent event = new ClickEvent(
                eventIds.get(),
                clickId,
                ad.tenantId(),
                ad.campaignId(),
                ad.id(),
                receivedAt,
                verdict,
                ClickEvent.UNKNOWN_COUNTRY,
                device.deviceClass(),
                device.browser(),
                device.os(),
                source,
                ReferrerHost.of(request.referrer()),
                visitorHash,
                false);
        return new ClickDecision.Accepted(event, location(entry, event));
    }

    private static UUID clickId(@Nullable TokenResult token, String adId, UUID visitorHash, Instant receivedAt) {
        ImpressionToken signed = ClickSource.signed(token);
        return signed == null
                ? ClickIdentity.ofVisitor(adId, visitorHash, receivedAt)
                : ClickIdentity.ofImpression(signed.impressionId());
    }

    private static String location(CatalogAd entry, ClickEvent event) {
        return entry.destination().expand(macro -> switch (macro) {
            case CLICK_ID -> event.clickId().toString();
            case AD_ID -> event.adId();
            case CAMPAIGN_ID -> event.campaignId();
            case SOURCE -> event.source();
        });
    }

    private static String bounded(String userAgent) {
        return userAgent.length() <= LONGEST_USER_AGENT ? userAgent : userAgent.substring(0, LONGEST_USER_AGENT);
    }
}
