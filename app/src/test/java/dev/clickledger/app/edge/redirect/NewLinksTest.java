package dev.clickledger.app.edge.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.fail;

import dev.clickledger.app.catalog.AdCatalog;
import dev.clickledger.app.console.access.NewSigningKey;
import dev.clickledger.app.console.access.SigningKeyDesk;
import dev.clickledger.app.console.ad.AdDesk;
import dev.clickledger.app.console.ad.AdEntry;
import dev.clickledger.app.console.ad.AdFields;
import dev.clickledger.app.console.ad.CampaignDesk;
import dev.clickledger.app.console.ad.CampaignFields;
import dev.clickledger.app.console.ad.file.AdImport;
import dev.clickledger.app.console.registry.ChangeResult;
import dev.clickledger.app.console.registry.Status;
import dev.clickledger.app.console.security.EditScope;
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
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people save is what a link does, from the moment on in which they are told that it is saved. */
@QuarkusTest
@WithTestResource(value = TestEngines.class, scope = TestResourceScope.MATCHING_RESOURCES)
class NewLinksTest {

    private static final EditScope NINA = EditScopes.of("newlinks", "nina");
    private static int visitors;
    private static @Nullable ClicksTopic topic;

    @Inject
    CampaignDesk campaigns;

    @Inject
    AdDesk ads;

    @Inject
    AdImport imports;

    @Inject
    SigningKeyDesk keys;

    @Inject
    AdCatalog catalog;

    @Inject
    VisitorSalts salts;

    @Inject
    Clock clock;

    @AfterAll
    static void closeTopic() {
        if (topic != null) {
            topic.close();
        }
    }

    @BeforeEach
    void theAppIsReady() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> catalog.loaded() != null && salts.at(clock.instant()) != null);
    }

    @Test
    void linkOfANewAdWorksAtOnce() throws IOException {
        for (int i = 0; i < 5; i++) {
            AdEntry ad = newAd("https://shop.example/new-" + i);

            assertThat(get("/c/" + ad.id()).values("Location")).containsExactly("https://shop.example/new-" + i);
        }
    }

    @Test
    void changesOfAnAdApplyAtOnce() throws IOException {
        AdEntry ad = newAd("https://shop.example/before");
        change(
                ad,
                fields -> fields.withDestination("https://shop.example/after").withSources(List.of("poster")));

        Answer moved = get("/c/" + ad.id() + "?s=poster");
        assertThat(moved.values("Location")).containsExactly("https://shop.example/after");
        assertThat(logged(moved).source()).isEqualTo("poster");

        change(ad, fields -> fields.withStatus(Status.PAUSED));
        assertThat(logged(get("/c/" + ad.id())).verdict()).isEqualTo(Verdict.INACTIVE_AD);
    }

    @Test
    void pausedCampaignPausesItsAdsAtOnce() throws IOException {
        AdEntry ad = newAd("https://shop.example/campaign");
        done(campaigns.change(
                NINA, ad.fields().campaignId(), null, fields -> new CampaignFields(fields.name(), Status.PAUSED)));

        assertThat(logged(get("/c/" + ad.id())).verdict()).isEqualTo(Verdict.INACTIVE_AD);
    }

    @Test
    void newKeySignsAtOnceAndRevokedKeyNoMore() throws IOException {
        AdEntry ad = newAd("https://shop.example/keys");
        NewSigningKey made = done(keys.create(NINA));

        assertThat(logged(get(signed(ad, made.key()))).verdict()).isEqualTo(Verdict.VALID);

        done(keys.revoke(NINA, made.key().keyId()));
        assertThat(logged(get(signed(ad, made.key()))).verdict()).isEqualTo(Verdict.BAD_TOKEN);
    }

    @Test
    void importedAdsWorkAtOnce() throws IOException {
        String file = "campaign,name,destination\nImported,Poster,https://shop.example/imported\n";
        assertThat(imports.apply(NINA, file.getBytes(StandardCharsets.UTF_8)).applied())
                .isTrue();
        String id = catalog.ads("newlinks").stream()
                .filter(ad -> ad.destination().equals("https://shop.example/imported"))
                .findFirst()
                .orElseThrow()
                .id();

        assertThat(get("/c/" + id).values("Location")).containsExactly("https://shop.example/imported");
    }

    private AdEntry newAd(String destination) {
        String campaign = done(campaigns.create(NINA, new CampaignFields("Spring", Status.ACTIVE)))
                .id();
        return done(ads.create(NINA, AdFields.ofNew(campaign, "Shoes", destination)));
    }

    private void change(AdEntry ad, UnaryOperator<AdFields> edit) {
        done(ads.change(NINA, ad.id(), null, edit));
    }

    private static <T> T done(ChangeResult<T> result) {
        return result instanceof ChangeResult.Done<T>(T value) ? value : fail(result.toString());
    }

    private static String signed(AdEntry ad, SigningKey key) {
        Instant now = Instant.now();
        return "/c/" + ad.id() + "?t="
                + ImpressionTokens.mint(
                        new ImpressionToken(
                                key.keyId(), ad.id(), UUID.randomUUID(), null, now, now.plus(Duration.ofMinutes(5))),
                        key);
    }

    private static Answer get(String target) throws IOException {
        return RawRequest.get(RestAssured.port, target, "X-Forwarded-For: 84.136.1." + ++visitors);
    }

    private static ClickEvent logged(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        // read on from where it was read to: reading all of it for each test would take minutes
        ClicksTopic open = topic == null ? ClicksTopic.ofTheApp() : topic;
        topic = open;
        return open.newest(UUID.fromString(answer.values("Click-Id").getFirst()));
    }
}
