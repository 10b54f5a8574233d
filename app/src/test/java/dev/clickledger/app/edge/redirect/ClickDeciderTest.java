package dev.clickledger.app.edge.redirect;

import static dev.clickledger.app.edge.redirect.Clicks.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.CatalogSnapshot;
import dev.clickledger.app.destination.Location;
import dev.clickledger.app.edge.link.ClickRequest;
import dev.clickledger.app.edge.visitor.Countries;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ImpressionToken;
import dev.clickledger.contract.ImpressionTokens;
import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickDeciderTest {

    private static final UUID IMPRESSION = UUID.fromString("01960000-0000-7000-8000-000000000001");
    private static final String TOKEN = Clicks.token(IMPRESSION, "partner", NOON.minusSeconds(60), Duration.ofHours(1));

    private final ClickDecider decider =
            new ClickDecider(UuidCreator::getTimeOrderedEpoch, new Countries(), Clicks.rules(), Clicks.signedSources());

    @Test
    void signedClickIsTheImpressionsAndHasItsSource() {
        ClickEvent click = click("t=" + TOKEN + "&s=newsletter");

        assertThat(click.clickId()).isEqualTo(IMPRESSION);
        assertThat(click.source()).isEqualTo("partner");
        assertThat(click.verdict()).isEqualTo(Verdict.VALID);
        assertThat(click.country()).isEqualTo("DE");
        assertThat(click.deviceClass()).isEqualTo("Desktop");
        assertThat(click.recovered()).isFalse();
    }

    @Test
    void signedSourceThatIsNotKnownIsAnotherOne() {
        String token = Clicks.token(IMPRESSION, "user-4711", NOON.minusSeconds(60), Duration.ofHours(1));

        assertThat(click("t=" + token).source()).isEqualTo(ClickEvent.OTHER_SOURCE);
        assertThat(click("t=" + token).verdict()).isEqualTo(Verdict.VALID);
        // whoever may name a source without a signature names only those that somebody registered
        assertThat(click("s=partner").source()).isEqualTo(ClickEvent.OTHER_SOURCE);
    }

    @Test
    void everyRequestIsAnEventOfItsOwn() {
        assertThat(click("t=" + TOKEN).eventId())
                .isNotEqualTo(click("t=" + TOKEN).eventId());
    }

    @Test
    void flippedBitsAreBadTokensAndNobodysImpression() {
        byte[] bytes = Base64.getUrlDecoder().decode(TOKEN);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            ClickEvent click =
                    click("t=" + Base64.getUrlEncoder().withoutPadding().encodeToString(flipped));

            assertThat(click.verdict()).as("bit %d", bit).isEqualTo(Verdict.BAD_TOKEN);
            assertThat(click.clickId()).as("bit %d", bit).isNotEqualTo(IMPRESSION);
            assertThat(click.source()).as("bit %d", bit).isEqualTo(ClickEvent.DIRECT_SOURCE);
        }
    }

    @Test
    void expiredTokenIsExpiredAndStillTheImpressions() {
        ClickEvent click = accepted(catalog(Clicks.KEY), "t=" + TOKEN, NOON.plus(Duration.ofHours(1)));

        assertThat(click.verdict()).isEqualTo(Verdict.EXPIRED_TOKEN);
        assertThat(click.clickId()).isEqualTo(IMPRESSION);
    }

    @Test
    void foreignKeyOfTheSameNameIsBad() {
        assertThat(accepted(catalog(Clicks.key("k1", 2)), "t=" + TOKEN, NOON).verdict())
                .isEqualTo(Verdict.BAD_TOKEN);
    }

    @Test
    void rotatedKeyHoldsUntilItIsRevoked() {
        SigningKey next = Clicks.key("k2", 2);

        assertThat(accepted(catalog(next, Clicks.KEY), "t=" + TOKEN, NOON).verdict())
                .isEqualTo(Verdict.VALID);
        assertThat(accepted(catalog(next), "t=" + TOKEN, NOON).verdict()).isEqualTo(Verdict.BAD_TOKEN);
    }

    @Test
    void tokenOfAnotherAdIsBad() {
        String others = ImpressionTokens.mint(
                new ImpressionToken("k1", "acme-boots", IMPRESSION, null, NOON, NOON.plusSeconds(60)), Clicks.KEY);

        assertThat(click("t=" + others).verdict()).isEqualTo(Verdict.BAD_TOKEN);
    }

    @Test
    void adThatRequiresATokenCountsOnlySignedClicks() {
        Ad ad = Clicks.ad("acme-shoes", true, true);
        CatalogSnapshot ads = Clicks.catalog(ad, "https://shop.example/", List.of(), Clicks.KEY);

        assertThat(accepted(ads, null, NOON).verdict()).isEqualTo(Verdict.MISSING_TOKEN);
        assertThat(accepted(ads, "t=" + TOKEN, NOON).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void tokenlessRequestsOfAVisitorWithinTenSecondsAreOneClick() {
        UUID first = accepted(catalog(), null, NOON).clickId();

        assertThat(accepted(catalog(), null, NOON.plusMillis(9_999)).clickId()).isEqualTo(first);
        assertThat(accepted(catalog(), null, NOON.plusSeconds(10)).clickId()).isNotEqualTo(first);
    }

    @Test
    void onlyRegisteredSourcesAreCountedByName() {
        assertThat(click("s=newsletter").source()).isEqualTo("newsletter");
        assertThat(click("s=made-up").source()).isEqualTo(ClickEvent.OTHER_SOURCE);
        assertThat(click(null).source()).isEqualTo(ClickEvent.DIRECT_SOURCE);
    }

    @Test
    void whatIsFetchedAheadIsLoggedAsItsImpressionsAndLeadsNowhere() {
        UUID impression = UUID.randomUUID();
        String query = "t=" + Clicks.token(impression, null, NOON, Duration.ofHours(1));

        assertThat(ahead(query)).isInstanceOfSatisfying(ClickDecision.FetchedAhead.class, ahead -> {
            assertThat(ahead.event().verdict()).isEqualTo(Verdict.PREFETCH);
            assertThat(ahead.event().clickId()).isEqualTo(impression);
        });
        assertThat(ahead(query + "x"))
                .as("a forged token is the first thing that is wrong")
                .isInstanceOfSatisfying(
                        ClickDecision.FetchedAhead.class,
                        ahead -> assertThat(ahead.event().verdict()).isEqualTo(Verdict.BAD_TOKEN));
    }

    @Test
    void destinationIsTheRegistrysAndParametersOnlyThoseOfTheAd() {
        CatalogSnapshot ads = Clicks.catalog("https://shop.example/?x=1#top", List.of("gclid"), Clicks.KEY);
        String query = "url=https://evil.example&gclid=a%26b%0a&gclid=c&to=//evil.example&destination=javascript:1";

        assertThat(decide(ads, query, NOON).location())
                .isEqualTo(new Location("https://shop.example/?x=1&gclid=c#top", 1));
        assertThat(decide(ads, query.replace("%0a", ""), NOON).location())
                .isEqualTo(new Location("https://shop.example/?x=1&gclid=a%26b&gclid=c#top", 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "//evil.example", "\\evil.example", "..", "a/b", "a b", "a%00", "acme-sh\u00f6es", "x\r\ny"})
    void whatIsNoIdIsMalformed(String adId) {
        assertThat(decider.decide(
                        new ClickRequest(adId, null, Clicks.AT_HOME, Clicks.CHROME, null, false, false, false),
                        Clicks.BROWSER,
                        catalog(),
                        Clicks.SALT,
                        NOON))
                .isInstanceOf(ClickDecision.Malformed.class);
    }

    @Test
    void whatIsNoAdOfOursLeadsNowhere() {
        assertThat(decider.decide(
                        new ClickRequest(
                                "x".repeat(64), null, Clicks.AT_HOME, Clicks.CHROME, null, false, false, false),
                        Clicks.BROWSER,
                        catalog(),
                        Clicks.SALT,
                        NOON))
                .isInstanceOf(ClickDecision.UnknownAd.class);
    }

    @Test
    void addressStandsNowhereInTheEvent() {
        String event = new String(
                new dev.clickledger.contract.ClickEventCodec().encode(click(null)), StandardCharsets.ISO_8859_1);

        assertThat(event).doesNotContain("84.135.1.2");
        assertThat(event).doesNotContain(new String(Clicks.AT_HOME.getAddress(), StandardCharsets.ISO_8859_1));
    }

    private ClickDecision ahead(String query) {
        return decider.decide(
                new ClickRequest("acme-shoes", query, Clicks.AT_HOME, Clicks.CHROME, null, true, false, false),
                Clicks.BROWSER,
                catalog(Clicks.KEY),
                Clicks.SALT,
                NOON);
    }

    private ClickEvent click(@Nullable String query) {
        return accepted(catalog(Clicks.KEY), query, NOON);
    }

    private ClickEvent accepted(CatalogSnapshot ads, @Nullable String query, Instant receivedAt) {
        return decide(ads, query, receivedAt).event();
    }

    private ClickDecision.Accepted decide(CatalogSnapshot ads, @Nullable String query, Instant receivedAt) {
        return decider.decide(Clicks.request(query), Clicks.BROWSER, ads, Clicks.SALT, receivedAt)
                        instanceof ClickDecision.Accepted accepted
                ? accepted
                : fail("not accepted: " + query);
    }

    private static CatalogSnapshot catalog(SigningKey... keys) {
        return Clicks.catalog("https://shop.example/", List.of(), keys);
    }
}
