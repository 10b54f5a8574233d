package dev.clickledger.app.edge.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clickledger.app.catalog.Ad;
import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.catalog.Campaign;
import dev.clickledger.app.catalog.CatalogSnapshot;
import dev.clickledger.app.console.access.SigningKeyDesk;
import dev.clickledger.app.console.registry.AdRegistry;
import dev.clickledger.app.console.security.EditScopes;
import dev.clickledger.app.edge.visitor.VisitorSalts;
import dev.clickledger.app.testing.RawRequest;
import dev.clickledger.app.testing.RawRequest.Answer;
import dev.clickledger.app.testing.TestEngines;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.ImpressionToken;
import dev.clickledger.contract.ImpressionTokens;
import dev.clickledger.contract.SigningKey;
import dev.clickledger.contract.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may come in over the wire, against the app with a real Kafka and a real PostgreSQL. */
@QuarkusTest
@WithTestResource(value = TestEngines.class, scope = TestResourceScope.MATCHING_RESOURCES)
class RedirectTest {

    private static final String SHOP = "https://shop.example/acme-shoes";

    @Inject
    AdRegistry registry;

    @Inject
    AdCatalog catalog;

    @Inject
    SigningKeyDesk keys;

    @Inject
    VisitorSalts salts;

    @Inject
    Clock clock;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void anAdThatIsKnownToTheRedirect() {
        registry.saveTenant("acme", "Acme");
        registry.save(new Campaign("spring", "acme", "Spring"));
        registry.save(Clicks.SHOES);
        registry.saveSource("acme", "acme-shoes", "newsletter");
        registry.saveSigningKey("acme", Clicks.KEY);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> catalog.ad("acme", "acme-shoes")
                                .filter(ad -> ad.destination().equals(SHOP))
                                .isPresent()
                        && Clicks.keyIsIn(catalog)
                        && Clicks.sourceIsIn(catalog)
                        && salts.at(clock.instant()) != null);
    }

    @Test
    void clickIsRedirectedAndStandsInTheLog() throws IOException {
        Answer answer =
                get("/c/acme-shoes?s=newsletter", "X-Forwarded-For: 84.135.1.2", "Referer: https://News.example/a");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.values("Location")).containsExactly(SHOP);
        assertThat(answer.values("Cache-Control")).containsExactly("no-store");
        assertThat(answer.values("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.values("Referrer-Policy")).isEmpty();
        assertThat(answer.values("Content-Security-Policy")).isEmpty();
        assertThat(answer.values("Set-Cookie")).isEmpty();
        ClickEvent click = logged(answer);
        assertThat(click.verdict()).isEqualTo(Verdict.VALID);
        assertThat(click.country()).isEqualTo("DE");
        assertThat(List.of(click.deviceClass(), click.browser(), click.os()))
                .containsExactly("Desktop", "Chrome", "Windows");
        assertThat(click.source()).isEqualTo("newsletter");
        assertThat(click.referrerHost()).isEqualTo("news.example");
    }

    @Test
    void signedClickIsItsImpressions() throws IOException {
        UUID impression = UUID.randomUUID();
        Answer answer = get("/c/acme-shoes?t=" + Clicks.token(impression, null, Instant.now(), Duration.ofMinutes(5)));

        assertThat(answer.values("Click-Id")).containsExactly(impression.toString());
        assertThat(logged(answer).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void tokenWithAFlippedBitIsRedirectedAndCountedApart() throws IOException {
        UUID impression = UUID.randomUUID();
        byte[] token = Base64.getUrlDecoder()
                .decode(Clicks.token(impression, "newsletter", Instant.now(), Duration.ofMinutes(5)));
        try (ClicksTopic topic = ClicksTopic.ofTheApp()) {
            for (int at = 0; at < token.length; at += 4) {
                byte[] flipped = token.clone();
                flipped[at] ^= 1;
                // another visitor each, and so another click
                Answer answer = get(
                        "/c/acme-shoes?t="
                                + Base64.getUrlEncoder().withoutPadding().encodeToString(flipped),
                        "X-Forwarded-For: 84.135.2." + at);

                assertThat(answer.values("Location")).containsExactly(SHOP);
                assertThat(clickId(answer)).isNotEqualTo(impression);
                assertThat(topic.newest(clickId(answer)).verdict())
                        .as("byte %d", at)
                        .isEqualTo(Verdict.BAD_TOKEN);
            }
        }
    }

    @Test
    void expiredTokenIsStillItsImpressionsAndCountedApart() throws IOException {
        UUID impression = UUID.randomUUID();
        Answer answer = get("/c/acme-shoes?t="
                + Clicks.token(impression, null, Instant.now().minus(Duration.ofHours(2)), Duration.ofHours(1)));

        assertThat(answer.values("Location")).containsExactly(SHOP);
        assertThat(clickId(answer)).isEqualTo(impression);
        assertThat(logged(answer).verdict()).isEqualTo(Verdict.EXPIRED_TOKEN);
    }

    @Test
    void tokenOfAForeignKeyIsCountedApart() throws IOException {
        registry.saveTenant("globex", "Globex");
        registry.saveSigningKey("globex", Clicks.key("theirs", 9));
        await().atMost(Duration.ofSeconds(20)).until(() -> known("globex", "theirs"));

        assertThat(logged(get(signed("acme-shoes", Clicks.key("theirs", 9)))).verdict())
                .as("another tenant's key")
                .isEqualTo(Verdict.BAD_TOKEN);
        assertThat(logged(get(signed("acme-shoes", Clicks.key("k1", 9)))).verdict())
                .as("another key under a known id")
                .isEqualTo(Verdict.BAD_TOKEN);
        assertThat(logged(get(signed("acme-boots", Clicks.KEY))).verdict())
                .as("another ad's token")
                .isEqualTo(Verdict.BAD_TOKEN);
    }

    @Test
    void tokensOfOldAndNewKeyHoldUntilTheOldOneIsRevoked() throws IOException {
        registry.saveSigningKey("acme", Clicks.key("old", 3));
        registry.saveSigningKey("acme", Clicks.key("new", 4));
        await().atMost(Duration.ofSeconds(20)).until(() -> known("acme", "old") && known("acme", "new"));
        assertThat(logged(get(signed("acme-shoes", Clicks.key("old", 3)))).verdict())
                .isEqualTo(Verdict.VALID);
        assertThat(logged(get(signed("acme-shoes", Clicks.key("new", 4)))).verdict())
                .isEqualTo(Verdict.VALID);

        keys.revoke(EditScopes.of("acme", "alice"), "old");
        await().atMost(Duration.ofSeconds(20)).until(() -> !known("acme", "old"));

        assertThat(logged(get(signed("acme-shoes", Clicks.key("old", 3)))).verdict())
                .isEqualTo(Verdict.BAD_TOKEN);
        assertThat(logged(get(signed("acme-shoes", Clicks.key("new", 4)))).verdict())
                .isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/c/acme-shoes%0d%0aX-Evil:%20y",
                "/c/acme-shoes%00",
                "/c/acme-shoes\u00ff",
                "/c/%ff",
                "/c/%zz",
                "/c/acme%2fshoes",
                "/c",
                "/c/",
                "/c/.",
                "/c//evil.example",
                "/c/\\evil.example",
                "/c/https://evil.example",
                "/c/javascript:alert(1)",
                "/c/acme-shoes@evil.example",
                "/c/user:secret@evil.example/",
                "/c/acme-shoes;x=1",
                "/c/acme-shoes#@evil.example"
            })
    void whatIsNoLinkOfOursLeadsNowhere(String target) throws IOException {
        Answer answer = get(target);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.values("Location")).isEmpty();
        assertThat(answer.values("X-Evil")).isEmpty();
        assertThat(answer.values("Click-Id")).isEmpty();
        assertThat(answer.body()).doesNotContain("evil").doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /c/acme-shoes?s=a\r\nX-Evil: y HTTP/1.1\r\nHost: go.example\r\n\r\n",
                "GET /c/acme-shoes?s=a\rX-Evil: y HTTP/1.1\r\nHost: go.example\r\n\r\n",
                "GET /c/acme-shoes\nX-Evil: y HTTP/1.1\r\nHost: go.example\r\n\r\n",
                "GET /c/acme\u0000shoes HTTP/1.1\r\nHost: go.example\r\n\r\n",
                "GET /c/acme-shoes?s=\u0000 HTTP/1.1\r\nHost: go.example\r\n\r\n",
                "GET /c/acme-shoes?s=a b HTTP/1.1\r\nHost: go.example\r\n\r\n",
                "GET  HTTP/1.1\r\nHost: go.example\r\n\r\n",
                "\u0000\u0001\u0002\r\n\r\n"
            })
    void rawControlCharactersSplitNothing(String request) throws IOException {
        Answer answer = RawRequest.send(RestAssured.port, request);

        assertThat(answer.status()).isNotEqualTo(200);
        assertThat(answer.values("X-Evil")).isEmpty();
        assertThat(answer.values("Location")).allMatch(SHOP::equals);
        assertThat(answer.status()).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/c/acme-shoes?url=https://evil.example&to=//evil.example&redirect=%5Cevil.example",
                "/c/acme-shoes?x=%0d%0aX-Evil:%20y&x=%00&x=%ff",
                "/c/acme-shoes?s=a%0d%0aX-Evil:%20y",
                "/c/acme-shoes?s=a%0aX-Evil:%20y",
                "/c/acme-shoes?s=%00",
                "/c/acme-shoes?s=%c0%ae",
                "http://evil.example/c/acme-shoes",
                "/c/%61cme-shoes"
            })
    void nothingElseInTheTargetChangesWhereTheLinkLeads(String target) throws IOException {
        Answer answer = get(target);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.values("Location")).containsExactly(SHOP);
        assertThat(answer.values("X-Evil")).isEmpty();
    }

    @Test
    void noHeaderChangesWhereTheLinkLeads() throws IOException {
        Answer answer = get(
                "/c/acme-shoes",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: javascript",
                "Forwarded: for=1.1.1.1;host=evil.example",
                "X-Original-URL: //evil.example",
                "X-HTTP-Method-Override: DELETE",
                "Referer: javascript:alert(1)",
                "Origin: https://evil.example");

        assertThat(answer.values("Location")).containsExactly(SHOP);
        assertThat(logged(answer).referrerHost()).isNull();
    }

    @Test
    void parametersThatTheAdNamesArePassedOn() throws IOException {
        registry.savePassThrough("acme", "acme-shoes", List.of("gclid"));
        try {
            await().atMost(Duration.ofSeconds(10))
                    .until(() ->
                            !get("/c/acme-shoes?gclid=1").values("Location").contains(SHOP));
            assertThat(get("/c/acme-shoes?gclid=a%26b%3D%2F%2Fevil.example%23&x=1")
                            .values("Location"))
                    .containsExactly(SHOP + "?gclid=a%26b%3D%2F%2Fevil.example%23");
            assertThat(get("/c/acme-shoes?gclid=%0d%0aX-Evil:y").values("Location"))
                    .containsExactly(SHOP);
        } finally {
            registry.savePassThrough("acme", "acme-shoes", List.of());
        }
    }

    @Test
    void whatIsPassedOnArrivesAsItCame() throws IOException {
        registry.save(new Ad(
                "acme-lamps",
                "acme",
                "spring",
                "Lamps",
                "https://shop.example/lp?utm_source=default&c=%7Bclick_id%7D",
                true,
                false));
        registry.savePassThrough("acme", "acme-lamps", List.of("utm_source", "utm_campaign", "gclid"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> get("/c/acme-lamps?gclid=1").values("Location").stream()
                        .anyMatch(location -> location.contains("gclid")));
        String kana = "%E3%81%82".repeat(114);

        assertThat(lamps("x=1")).isEqualTo("utm_source=default&c=ID");
        assertThat(lamps("utm_source=google")).isEqualTo("utm_source=google&c=ID");
        assertThat(lamps("utm_campaign=%E9t%E9")).isEqualTo("utm_source=default&c=ID&utm_campaign=%E9t%E9");
        assertThat(lamps("utm_campaign=" + kana)).isEqualTo("utm_source=default&c=ID&utm_campaign=" + kana);
        assertThat(lamps("utm%5Fcampaign=x")).isEqualTo("utm_source=default&c=ID&utm%5Fcampaign=x");
        assertThat(lamps("s=newsletter&amp;gclid=abc")).isEqualTo("utm_source=default&c=ID&gclid=abc");
        assertThat(lamps("gclid=" + "x".repeat(3_000))).endsWith("&gclid=" + "x".repeat(3_000));

        double dropped = dropped();
        assertThat(lamps("gclid=%00")).isEqualTo("utm_source=default&c=ID");
        assertThat(dropped()).isEqualTo(dropped + 1);
    }

    @Test
    void changeIsSeenWithinTwoSeconds() throws IOException {
        String other = "https://shop.example/other";
        long start = System.nanoTime();
        registry.save(new Ad("acme-shoes", "acme", "spring", "Shoes", other, true, false));

        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(2))
                .until(() -> get("/c/acme-shoes").values("Location").contains(other));
        System.out.printf(
                "measured: a changed destination was in use after %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }

    @Test
    void overlongHeadersThatAreReadSpoilNothing() throws IOException {
        Answer answer = get(
                "/c/acme-shoes",
                "User-Agent: " + "a(".repeat(3_000),
                "Referer: https://" + "a".repeat(6_000) + "/",
                "X-Forwarded-For: " + "1.1.1.1,".repeat(200) + "84.135.1.2");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(logged(answer).country()).isEqualTo("DE");
    }

    @Test
    void forgedForwardedForIsNotBelieved() throws IOException {
        assertThat(logged(get("/c/acme-shoes", "X-Forwarded-For: 8.8.8.8, 84.135.1.2"))
                        .country())
                .isEqualTo("DE");
        assertThat(logged(get("/c/acme-shoes", "X-Forwarded-For: 8.8.8.8", "X-Forwarded-For: 84.135.1.3"))
                        .country())
                .isEqualTo("DE");
        assertThat(logged(get("/c/acme-shoes", "X-Forwarded-For: evil.example")).country())
                .isEqualTo("ZZ");
        assertThat(logged(get("/c/acme-shoes", "Forwarded: for=84.135.1.2", "X-Real-IP: 84.135.1.2"))
                        .country())
                .isEqualTo("ZZ");
    }

    @Test
    void robotsLibrariesAndCloudsAreRedirectedAndCountedApart() throws IOException {
        String home = "X-Forwarded-For: 84.135.1.9";
        assertThat(logged(get("/c/acme-shoes", home, "User-Agent: Mozilla/5.0 (compatible; Googlebot/2.1)"))
                        .verdict())
                .isEqualTo(Verdict.BOT);
        assertThat(logged(get("/c/acme-shoes", home, "User-Agent: curl/8.5.0")).verdict())
                .isEqualTo(Verdict.NON_BROWSER);
        assertThat(logged(get("/c/acme-shoes", home, "User-Agent:")).verdict()).isEqualTo(Verdict.NON_BROWSER);
        assertThat(logged(get("/c/acme-shoes", "X-Forwarded-For: 78.46.1.1")).verdict())
                .isEqualTo(Verdict.DATACENTER);
    }

    @Test
    void headIsAnsweredWithoutABody() throws IOException {
        Answer answer = RawRequest.send(
                RestAssured.port,
                "HEAD /c/acme-shoes HTTP/1.1\r\nHost: go.example\r\nUser-Agent: " + Clicks.CHROME + "\r\n\r\n");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.body()).isEmpty();
        assertThat(logged(answer).verdict()).isEqualTo(Verdict.NON_BROWSER);
    }

    @Test
    void onlyGetAndHeadOpenALink() throws IOException {
        Answer answer = RawRequest.send(
                RestAssured.port, "POST /c/acme-shoes HTTP/1.1\r\nHost: go.example\r\nContent-Length: 0\r\n\r\n");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.values("Allow")).containsExactly("GET, HEAD");
    }

    @Test
    void noAddressStandsInTheTopic() throws IOException {
        Answer answer = get("/c/acme-shoes", "X-Forwarded-For: 84.135.77.99");
        try (ClicksTopic topic = ClicksTopic.ofTheApp()) {
            topic.newest(clickId(answer));
            byte[] bytes = {84, (byte) 135, 77, 99};
            assertThat(topic.values())
                    .isNotEmpty()
                    .noneMatch(value -> text(value).contains("84.135."))
                    .noneMatch(value -> text(value).contains(text(bytes)));
        }
    }

    private Answer get(String target, String... headers) throws IOException {
        return RawRequest.get(RestAssured.port, target, headers);
    }

    private ClickEvent logged(Answer answer) {
        assertThat(answer.status()).isEqualTo(302);
        try (ClicksTopic topic = ClicksTopic.ofTheApp()) {
            return topic.newest(clickId(answer));
        }
    }

    private String lamps(String query) throws IOException {
        Answer answer = get("/c/acme-lamps?" + query);
        assertThat(answer.status()).isEqualTo(302);
        String location = answer.values("Location").getFirst();
        assertThat(location).startsWith("https://shop.example/lp?");
        return location.substring("https://shop.example/lp?".length())
                .replace(answer.values("Click-Id").getFirst(), "ID");
    }

    private double dropped() {
        return meters.counter("clickledger.parameters.dropped").count();
    }

    private boolean known(String tenant, String keyId) {
        CatalogSnapshot loaded = catalog.loaded();
        return loaded != null && loaded.signingKey(tenant, keyId) != null;
    }

    /** A link to acme's shoes with a fresh token that was signed for an ad. */
    private static String signed(String adId, SigningKey key) {
        Instant now = Instant.now();
        return "/c/acme-shoes?t="
                + ImpressionTokens.mint(
                        new ImpressionToken(
                                key.keyId(), adId, UUID.randomUUID(), null, now, now.plus(Duration.ofMinutes(5))),
                        key);
    }

    private static UUID clickId(Answer answer) {
        return UUID.fromString(answer.values("Click-Id").getFirst());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
