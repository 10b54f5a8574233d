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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links as browsers send them and as texts, mail and people mangle them: each is a click on its ad. */
@QuarkusTest
@WithTestResource(value = TestEngines.class, scope = TestResourceScope.MATCHING_RESOURCES)
class RealLinksTest {

    private static final String SHOP = "https://shop.example/acme-shoes";
    private static int visitors;
    private static @Nullable ClicksTopic topic;

    @Inject
    AdRegistry registry;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x=a|b",
                "x={y}",
                "utm_content={{ad.name}}",
                "utm_content=${campaign}",
                "x=a^b",
                "x=`y`",
                "utm_campaign=20%",
                "utm_campaign=20%&s=newsletter",
                "x=%&y=%2&z=%zz",
                "x=\"y\"",
                "x=<y>",
                "x[]=1&x[a]=2",
                "x=a\\b",
                "x=\u00c3\u00a9t\u00c3\u00a9",
                "x=\u00e9t\u00e9",
                "x=~'()*!;:@/?",
                "{{}}||^^``%"
            })
    void queryThatABrowserSendsIsNotRefused(String query) throws IOException {
        ClickEvent click = logged(get("/c/acme-shoes?" + query));

        assertThat(click.verdict()).isEqualTo(Verdict.VALID);
        assertThat(click.source()).isEqualTo(query.contains("newsletter") ? "newsletter" : "DIRECT");
    }

    @ParameterizedTest
    @ValueSource(ints = {4_100, 8_000, 16_000})
    void longQueryIsNotRefused(int length) throws IOException {
        String start = "/c/acme-shoes?x=";

        assertThat(logged(get(start + "a".repeat(length - start.length()))).verdict())
                .isEqualTo(Verdict.VALID);
    }

    @Test
    void manyCookiesAreNotRefused() throws IOException {
        assertThat(logged(get("/c/acme-shoes", "Cookie: a=" + "b".repeat(24_000)))
                        .verdict())
                .isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s=%E9t%E9",
                "s=\u00c3\u00a9t\u00c3\u00a9",
                "s=\u00ff\u00fe",
                "s=%",
                "s=%zz",
                "s=%ff",
                "s=a&s=a",
                "s=a&s=newsletter",
                "s=a|b"
            })
    void sourceThatNobodyRegisteredIsCountedAsOther(String query) throws IOException {
        ClickEvent click = logged(get("/c/acme-shoes?" + query));

        assertThat(click.verdict()).isEqualTo(Verdict.VALID);
        assertThat(click.source()).isEqualTo("OTHER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s=newsletter&s=a",
                "a=1&amp;s=newsletter",
                "s=newsletter.",
                "s=newsletter)",
                "s=newsletter%E2%80%8B",
                "s=newslette%72"
            })
    void firstOfSeveralSourcesCountsAndWhatATextLeftBehindItDoesNot(String query) throws IOException {
        assertThat(logged(get("/c/acme-shoes?" + query)).source()).isEqualTo("newsletter");
    }

    @Test
    void overlongSourceIsCountedAsOther() throws IOException {
        assertThat(logged(get("/c/acme-shoes?s=" + "a".repeat(1_025))).source()).isEqualTo("OTHER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?t=%s&t=%s", "?t=%s&t=other", "?t=&t=%s", "?a=1&amp;t=%s", "/?t=%s", "?t=%s.", "?t=%s)"})
    void firstTokenCounts(String rest) throws IOException {
        UUID impression = UUID.randomUUID();
        String token = Clicks.token(impression, null, Instant.now(), Duration.ofMinutes(5));
        ClickEvent click = logged(get("/c/acme-shoes" + rest.replace("%s", token)));

        assertThat(click.clickId()).isEqualTo(impression);
        assertThat(click.verdict()).isEqualTo(Verdict.VALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%0A", "%0D%0A", "=%0D%0A", "%20", "%00", "%ff", "\u00ff", "|", "AAAA"})
    void tokenWithSomethingInsideIsCountedApart(String inside) throws IOException {
        String token = Clicks.token(UUID.randomUUID(), null, Instant.now(), Duration.ofMinutes(5));
        String mangled = token.substring(0, 30) + inside + token.substring(30);

        assertThat(logged(get("/c/acme-shoes?t=" + mangled)).verdict()).isEqualTo(Verdict.BAD_TOKEN);
    }

    @Test
    void overlongTokenIsCountedApart() throws IOException {
        assertThat(logged(get("/c/acme-shoes?t=" + "a".repeat(1_025))).verdict())
                .isEqualTo(Verdict.BAD_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/c/acme-shoes/",
                "/c/acme-shoes/?t=",
                "/c/acme-shoes//",
                "//c/acme-shoes",
                "/c//acme-shoes",
                "/c/./acme-shoes",
                "/c/acme-shoes/.",
                "/c/acme-shoes.",
                "/c/acme-shoes)",
                "/c/acme-shoes,",
                "/c/acme-shoes;",
                "/c/acme-shoes!",
                "/c/acme-shoes?",
                "/c/acme-shoes'",
                "/c/acme-shoes\"",
                "/c/acme-shoes>",
                "/c/acme-shoes]",
                "/c/acme-shoes}",
                "/c/acme-shoes|",
                "/c/acme-shoes\\",
                "/c/acme-shoes^",
                "/c/acme-shoes`",
                "/c/acme-shoes*",
                "/c/acme-shoes_",
                "/c/acme-shoes%20",
                "/c/acme-shoes%0A",
                "/c/acme-shoes%2F",
                "/c/acme-shoes%2f",
                "/c/acme-shoes&amp;",
                "/c/acme-shoes\">shop</a>",
                "/c/acme-shoes%E2%80%8B",
                "/c/acme-shoes\u00e2\u0080\u008b",
                "/c/acme-shoes\u00e3\u0080\u0082",
                "/c/acme%2Dshoes",
                "/c/%61cme-shoes",
                "HTTP://go.example/c/acme-shoes."
            })
    void linkThatATextCutBadlyIsNotRefused(String target) throws IOException {
        Answer answer = get(target);

        assertThat(answer.values("Location")).containsExactly(SHOP);
        assertThat(logged(answer).adId()).isEqualTo("acme-shoes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/c/acme-hats", "/c/acme-hats/", "/c/acme-hats.", "/c/acme-hats?x=|"})
    void unknownAdStaysUnknown(String target) throws IOException {
        Answer answer = get(target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("no such ad");
    }

    @Test
    void severalRequestsOfOneConnectionAreEachReadForThemselves() throws IOException {
        String agent = "Host: go.example\r\nUser-Agent: " + Clicks.CHROME + "\r\n";
        String answers = RawRequest.sendAll(
                RestAssured.port,
                "GET /c/acme-shoes?x=| HTTP/1.1\r\n" + agent + "\r\nGET /c/acme-hats HTTP/1.1\r\n" + agent
                        + "\r\nGET /c/acme-shoes HTTP/1.1\r\n" + agent + "Connection: close\r\n\r\n");

        assertThat(answers.split("HTTP/1.1 302", -1)).hasSize(3);
        assertThat(answers.split("HTTP/1.1 404", -1)).hasSize(2);
    }

    /** Another visitor each time, and so another click. */
    private static Answer get(String target, String... headers) throws IOException {
        String[] all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        int visitor = ++visitors;
        all[headers.length] = "X-Forwarded-For: 84.135." + visitor / 200 + "." + (visitor % 200 + 1);
        return RawRequest.get(RestAssured.port, target, all);
    }

    private static ClickEvent logged(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        // read on from where it was read to: reading all of it for each test would take minutes
        ClicksTopic open = topic == null ? ClicksTopic.ofTheApp() : topic;
        topic = open;
        return open.newest(UUID.fromString(answer.values("Click-Id").getFirst()));
    }
}
