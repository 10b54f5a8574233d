package dev.clickledger.app.edge.redirect;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.CatalogAd;
import dev.clickledger.app.catalog.CatalogSnapshot;
import dev.clickledger.app.destination.Location;
import dev.clickledger.app.edge.link.ClickParameters;
import dev.clickledger.app.edge.link.ClickRequest;
import dev.clickledger.app.edge.link.ClickSource;
import dev.clickledger.app.edge.link.LinkedAd;
import dev.clickledger.app.edge.link.ReferrerHost;
import dev.clickledger.app.edge.useragent.Device;
import dev.clickledger.app.edge.useragent.UserAgent;
import dev.clickledger.app.edge.verdict.ClickCandidate;
import dev.clickledger.app.edge.verdict.VerdictRules;
import dev.clickledger.app.edge.visitor.Countries;
import dev.clickledger.app.edge.visitor.VisitorSalt;
import dev.clickledger.app.signedsource.SignedSources;
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

    private final Supplier<UUID> eventIds;
    private final Countries countries;
    private final VerdictRules rules;
    private final SignedSources signedSources;

    ClickDecider(Supplier<UUID> eventIds, Countries countries, VerdictRules rules, SignedSources signedSources) {
        this.eventIds = eventIds;
        this.countries = countries;
        this.rules = rules;
        this.signedSources = signedSources;
    }

    /**
     * Decides.
     *
     * @param userAgent what the request's User-Agent header says
     * @param catalog the ads as of now
     * @param salt the day's salt for visitor hashes
     * @param receivedAt when the request came in
     */
    ClickDecision decide(
            ClickRequest request, UserAgent userAgent, CatalogSnapshot catalog, VisitorSalt salt, Instant receivedAt) {
        return switch (LinkedAd.of(request.adId(), catalog)) {
            case LinkedAd.Known(CatalogAd entry) -> accept(request, userAgent, entry, catalog, salt, receivedAt);
            case LinkedAd.Unknown(String id) -> new ClickDecision.UnknownAd(id);
            case LinkedAd.Nonsense nonsense ->
                new ClickDecision.Malformed("This is not a link of ours: the ad's id is malformed.");
        };
    }

    private ClickDecision.Logged accept(
            ClickRequest request,
            UserAgent userAgent,
            CatalogAd entry,
            CatalogSnapshot catalog,
            VisitorSalt salt,
            Instant receivedAt) {
        Ad ad = entry.ad();
        ClickParameters given = ClickParameters.of(request.query());
        TokenResult token = given.token() == null
                ? null
                : ImpressionTokens.verify(
                        given.token(), ad.id(), keyId -> catalog.signingKey(ad.tenantId(), keyId), receivedAt);
        UUID visitorHash = VisitorHash.of(salt.bytes(), request.address().getHostAddress(), request.userAgent());
        UUID clickId = clickId(token, ad.id(), visitorHash, receivedAt);
        String source = ClickSource.of(token, given.source(), entry, signedSources);
        Verdict verdict =
                rules.judge(new ClickCandidate(request, ad, token, receivedAt, userAgent, clickId, visitorHash));
        Device device = userAgent.device();
        ClickEvent event = new ClickEvent(
                eventIds.get(),
                clickId,
                ad.tenantId(),
                ad.campaignId(),
                ad.id(),
                receivedAt,
                verdict,
                countries.of(request.address()),
                device.deviceClass(),
                device.browser(),
                device.os(),
                source,
                ReferrerHost.of(request.referrer()),
                visitorHash,
                false);
        return request.speculative()
                ? new ClickDecision.FetchedAhead(event)
                : new ClickDecision.Accepted(event, location(entry, event, request.query()));
    }

    private static UUID clickId(@Nullable TokenResult token, String adId, UUID visitorHash, Instant receivedAt) {
        ImpressionToken signed = ClickSource.signed(token);
        return signed == null
                ? ClickIdentity.ofVisitor(adId, visitorHash, receivedAt)
                : ClickIdentity.ofImpression(signed.impressionId());
    }

    private static Location location(CatalogAd entry, ClickEvent event, @Nullable String query) {
        return entry.destination().location(query, macro -> switch (macro) {
            case CLICK_ID -> event.clickId().toString();
            case AD_ID -> event.adId();
            case CAMPAIGN_ID -> event.campaignId();
            case SOURCE -> event.source();
        });
    }
}
