package dev.clickledger.app.edge.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.catalog.Campaign;
import dev.clickledger.app.console.registry.AdRegistry;
import dev.clickledger.app.edge.visitor.VisitorSalts;
import dev.clickledger.app.testing.RawRequest;
import dev.clickledger.app.testing.RawRequest.Answer;
import dev.clickledger.app.testing.TestEngines;
import dev.clickledger.contract.ClickEvent;
import dev.clickledger.contract.Verdict;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that are asked for before anybody clicks them, over the wire. */
@QuarkusTest
@WithTestResource(value = TestEngines.class, scope = TestResourceScope.MATCHING_RESOURCES)
class FetchedAheadTest {

    @Inject
    AdRegistry registry;

    @Inject
    AdCatalog catalog;

    @Inject
    VisitorSalts salts;

    @Inject
    Clock clock;

    @BeforeEach
    void anAdThatIsKnownToTheRedirect() {
        registry.saveTenant("acme", "Acme");
        registry.save(new Campaign("spring", "acme", "Spring"));
        registry.save(Clicks.SHOES);
        registry.saveSigningKey("acme", Clicks.KEY);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> catalog.ad("acme", "acme-shoes").isPresent()
                        && Clicks.keyIsIn(catalog)
                        && salts.at(clock.instant()) != null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Purpose: prefetch",
                "Sec-Purpose: prefetch;prerender",
                "Sec-Purpose: prefetch;anonymous-client-ip",
                "Sec-Purpose:\r\nPurpose: prefetch",
                "X-Purpose: preview",
                "X-Moz: prefetch"
            })
    void isLoggedAndNotRedirected(String purpose) throws IOException {
        UUID impression = UUID.randomUUID();

        Answer answer = get(signed(impression), purpose);

        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.values("Location")).isEmpty();
        assertThat(logged(impression).verdict()).isEqualTo(Verdict.PREFETCH);
    }

    @Test
    void theClickThatFollowsIsTheSameImpressionsAndCounts() throws IOException {
        UUID impression = UUID.randomUUID();
        String link = signed(impression);
        get(link, "Sec-Purpose: prefetch");

        Answer answer = get(link);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.values("Location")).hasSize(1);
        assertThat(answer.values("Click-Id")).containsExactly(impression.toString());
        assertThat(logged(impression).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void theAnswerIsKeptByNoCacheAndNeverGivenToWhoeverGoesThere() throws IOException {
        Answer answer = get("/c/acme-shoes", "Sec-Purpose: prefetch");

        assertThat(answer.values("Cache-Control")).containsExactly("no-store");
        assertThat(answer.values("Vary")).singleElement().asString().contains("Sec-Purpose", "Purpose", "X-Moz");
    }

    @Test
    void whoeverIsShownTheAnswerFindsTheLinkInIt() throws IOException {
        Answer answer = get("/c/acme-shoes?s=%22%3E%3Cscript%3E", "X-Purpose: preview");

        assertThat(answer.values("Content-Type")).containsExactly("text/html; charset=utf-8");
        assertThat(answer.body())
                .contains("<a href=\"\">Open the link</a>")
                .doesNotContain("<script>")
                .doesNotContain("shop.example");
    }

    @Test
    void headIsAnsweredWithoutABody() throws IOException {
        UUID impression = UUID.randomUUID();
        Answer answer = RawRequest.send(
                RestAssured.port,
                "HEAD " + signed(impression) + " HTTP/1.1\r\nHost: go.example\r\nUser-Agent: " + Clicks.CHROME
                        + "\r\nPurpose: prefetch\r\n\r\n");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).isEmpty();
        assertThat(logged(impression).verdict()).isEqualTo(Verdict.PREFETCH);
    }

    @Test
    void aLinkThatLeadsNowhereLeadsNowhereAheadToo() throws IOException {
        assertThat(get("/c/no-such-ad", "Sec-Purpose: prefetch").status()).isEqualTo(404);
        assertThat(get("/c/no%00ad", "Sec-Purpose: prefetch").status()).isEqualTo(400);
    }

    @Test
    void manyFetchesAheadTakeNothingFromTheClicksOfTheirVisitor() throws IOException {
        String visitor = "X-Forwarded-For: 84.135.1.77";
        for (int i = 0; i < 70; i++) {
            get(signed(UUID.randomUUID()), visitor, "Sec-Purpose: prefetch");
        }
        UUID clicked = UUID.randomUUID();

        get(signed(clicked), visitor);

        assertThat(logged(clicked).verdict()).isEqualTo(Verdict.VALID);
    }

    private static String signed(UUID impression) {
        return "/c/acme-shoes?t=" + Clicks.token(impression, null, Instant.now(), Duration.ofMinutes(5));
    }

    private static Answer get(String target, String... headers) throws IOException {
        return RawRequest.get(RestAssured.port, target, headers);
    }

    private static ClickEvent logged(UUID clickId) {
        try (ClicksTopic topic = ClicksTopic.ofTheApp()) {
            return topic.newest(clickId);
        }
    }
}
