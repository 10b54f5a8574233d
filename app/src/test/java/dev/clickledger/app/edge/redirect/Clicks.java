package dev.clickledger.app.edge.redirect;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.catalog.Campaign;
import dev.clickledger.app.catalog.CatalogAd;
import dev.clickledger.app.catalog.CatalogSnapshot;
import dev.clickledger.app.destination.Destinations;
import dev.clickledger.app.edge.link.ClickRequest;
import dev.clickledger.app.edge.rate.ClickRates;
import dev.clickledger.app.edge.useragent.Device;
import dev.clickledger.app.edge.useragent.UserAgent;
import dev.clickledger.app.edge.verdict.ClickCandidate;
import dev.clickledger.app.edge.verdict.HostingNetworks;
import dev.clickledger.app.edge.verdict.VerdictRules;
import dev.clickledger.app.edge.visitor.VisitorSalt;
import dev.clickledger.app.signedsource.SignedSources;
import dev.clickledger.contract.ImpressionToken;
import dev.clickledger.contract.ImpressionTokens;
import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.TokenResult;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An ad, its tenant's keys and clicks on it, for tests. */
public final class Clicks {

    public static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");
    public static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36";
    public static final InetAddress AT_HOME = InetAddress.ofLiteral("84.135.1.2");
    public static final Ad SHOES = ad("acme-shoes", true, false);
    public static final SigningKey KEY = key("k1", 1);
    static final VisitorSalt SALT = new VisitorSalt(LocalDate.ofInstant(NOON, ZoneOffset.UTC), new byte[32]);
    public static final UserAgent BROWSER =
            new UserAgent(new Device("Desktop", "Chrome", "Windows"), UserAgent.Kind.BROWSER);

    private Clicks() {}

    public static Ad ad(String id, boolean active, boolean tokenRequired) {
        return new Ad(id, "acme", "spring", id, "https://shop.example/" + id, active, tokenRequired);
    }

    static SigningKey key(String id, int seed) {
        byte[] secret = new byte[32];
        secret[0] = (byte) seed;
        return new SigningKey(id, secret);
    }

    /** Whether the redirect knows the key already. */
    public static boolean keyIsIn(AdCatalog catalog) {
        CatalogSnapshot loaded = catalog.loaded();
        return loaded != null && loaded.signingKey(SHOES.tenantId(), KEY.keyId()) != null;
    }

    /** Whether the redirect knows the ad's source already. */
    static boolean sourceIsIn(AdCatalog catalog) {
        CatalogSnapshot loaded = catalog.loaded();
        CatalogAd shoes = loaded == null ? null : loaded.ad(SHOES.id());
        return shoes != null && shoes.sources().contains("newsletter");
    }

    static CatalogSnapshot catalog(String destination, List<String> passThrough, SigningKey... keys) {
        return catalog(SHOES, destination, passThrough, keys);
    }

    static CatalogSnapshot catalog(Ad ad, String destination, List<String> passThrough, SigningKey... keys) {
        return new CatalogSnapshot(
                Map.of(),
                List.of(new Campaign("spring", "acme", "Spring")),
                List.of(new CatalogAd(
                        ad, Destinations.of(destination), Set.of("newsletter"), Set.of("partner"), passThrough)),
                Map.of("acme", List.of(keys)));
    }

    /** Sources as the catalog knows them; nothing is remembered. */
    static SignedSources signedSources() {
        return new SignedSources() {
            @Override
            public boolean counts(CatalogAd ad, String source) {
                return ad.knows(source);
            }

            @Override
            public void expect(CatalogAd ad, String source) {}
        };
    }

    static String token(UUID impressionId, @Nullable String source, Instant issuedAt, Duration life) {
        return ImpressionTokens.mint(
                new ImpressionToken("k1", SHOES.id(), impressionId, source, issuedAt, issuedAt.plus(life)), KEY);
    }

    public static ClickRequest request(@Nullable String query) {
        return new ClickRequest(SHOES.id(), query, AT_HOME, CHROME, null, false, false, false);
    }

    public static ClickRequest request(boolean speculative, boolean head) {
        return new ClickRequest(SHOES.id(), null, AT_HOME, CHROME, null, speculative, head, false);
    }

    public static ClickCandidate candidate() {
        return candidate(request((String) null), SHOES, null, BROWSER);
    }

    public static ClickCandidate candidate(
            ClickRequest request, Ad ad, @Nullable TokenResult token, UserAgent userAgent) {
        return new ClickCandidate(request, ad, token, NOON, userAgent, new UUID(1, 1), new UUID(2, 2));
    }

    static ClickRates generousRates() {
        return new ClickRates(1_000_000, Duration.ofMinutes(1), 20);
    }

    public static VerdictRules rules() {
        return new VerdictRules(HostingNetworks.of(List.of()), generousRates());
    }
}
